import { Player } from "/js/story/player.js";

describe("the player of a story", () => {
  let player;
  let told;

  beforeEach(() => {
    jasmine.clock().install();
    player = new Player([2, 3, 1]);
    told = 0;
    player.addEventListener("change", () => told++);
  });
  afterEach(() => jasmine.clock().uninstall());

  it("goes no further than there are slides", () => {
    player.goTo(7);
    expect(player.at).toBe(2);
    player.goTo(-1);
    expect(player.at).toBe(0);
    expect(told).toBe(2);
  });

  it("plays each slide for its time, and ends at the last", () => {
    player.toggle();
    jasmine.clock().tick(1999);
    expect(player.at).toBe(0);
    jasmine.clock().tick(1);
    expect(player.at).toBe(1);
    jasmine.clock().tick(3000);
    expect(player.at).toBe(2);
    jasmine.clock().tick(1000);
    expect(player.isPlaying).toBe(false);
    expect(player.at).toBe(2);
  });

  it("begins again where it had ended", () => {
    player.goTo(2);
    player.toggle();
    expect(player.at).toBe(0);
    expect(player.isPlaying).toBe(true);
  });

  it("gives a slide that was gone to its whole time", () => {
    player.toggle();
    jasmine.clock().tick(1500);
    player.goTo(1);
    jasmine.clock().tick(2999);
    expect(player.at).toBe(1);
    jasmine.clock().tick(1);
    expect(player.at).toBe(2);
  });

  it("stays where it is paused", () => {
    player.toggle();
    player.pause();
    jasmine.clock().tick(10_000);
    expect(player.at).toBe(0);
  });
});
