// The few icons of the interface, as paths in a square of 20 units, stroked in the text colour.

export const ICONS = {
  search: "M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M13 13L17 17",
  close: "M5 5L15 15M15 5L5 15",
  theme: "M10 3.5a6.5 6.5 0 1 0 0 13V3.5M10 3.5a6.5 6.5 0 0 1 0 13",
  link: "M8.5 11.5a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3L10 5.7M11.5 8.5a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3L10 14.3",
  collapse: "M12 5L7 10L12 15",
  expand: "M8 5L13 10L8 15",
  layers: "M10 3.5L17 7.5L10 11.5L3 7.5ZM3.5 11.5L10 15.5L16.5 11.5",
  table: "M3.5 4.5H16.5V15.5H3.5ZM3.5 8H16.5M3.5 11.75H16.5M8.5 8V15.5",
  box: "M4 5.5H16V14.5H4Z",
  polygon: "M5 14.5L3.5 7L10 3.5L16.5 8.5L13 16Z",
  circle: "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M10 10H16",
  distance: "M3.5 13.5L13.5 3.5L16.5 6.5L6.5 16.5ZM6.5 10.5L8 12M9 8L11 10M11.5 5.5L13 7",
  area: "M4 4H16V16H4ZM4 9L9 4M4 14L14 4M7 16L16 7M12 16L16 12",
  download: "M10 3.5V12M6.5 9L10 12.5L13.5 9M4 16.5H16",
  info: "M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14M10 9V13.5M10 6.4V6.6",
  route: "M5 16a2 2 0 1 0 0-4a2 2 0 0 0 0 4M15 8a2 2 0 1 0 0-4a2 2 0 0 0 0 4M7 14H12.5a2.5 2.5 0 0 0 0-5H8a2.5 2.5 0 0 1 0-5H13",
  target: "M10 5.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10 2.5V5.5M10 14.5V17.5M2.5 10H5.5M14.5 10H17.5",
  whatIf: "M3 15C7 15 8 10 10 10M3 5C7 5 8 10 10 10H17M14 7L17 10L14 13",
  timeline: "M2.5 12H17.5M5 12V9M9 12V5.5M13 12V8M16 12V10M2.5 15.5H17.5",
};
