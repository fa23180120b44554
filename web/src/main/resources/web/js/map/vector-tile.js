// Decodes Mapbox vector tiles (MVT 2.1) into what the map draws: positions in world units and properties. Pure.

const EXTENT = 4096;
const POINT = 1;
const POLYGON = 3;
const MOVE_TO = 1;
const LINE_TO = 2;

/**
 * @typedef {object} TileFeature
 * @property {1 | 2 | 3} type point, line or polygon
 * @property {Float64Array[]} parts x and y in turn, in world units: a part a point, a line or a ring
 * @property {Record<string, string | number | boolean>} properties
 */

/**
 * @param {Pbf} pbf of the bytes of a tile
 * @param {string} layerId
 * @param {{z: number, x: number, y: number}} tile
 * @returns {TileFeature[]} the features of one layer
 */
export function readTile(pbf, layerId, tile) {
  const layers = pbf.readFields((tag, found, reader) => {
    if (tag === 3) found.push(readLayer(reader));
  }, []);
  const layer = layers.find(({ name }) => name === layerId);
  return layer ? layer.features.map((feature) => place(feature, layer, tile)) : [];
}

function readLayer(pbf) {
  return pbf.readMessage((tag, layer, reader) => {
    if (tag === 1) layer.name = reader.readString();
    else if (tag === 2) layer.features.push(readFeature(reader));
    else if (tag === 3) layer.keys.push(reader.readString());
    else if (tag === 4) layer.values.push(readValue(reader));
    else if (tag === 5) layer.extent = reader.readVarint();
  }, { name: "", extent: EXTENT, keys: [], values: [], features: [] });
}

function readFeature(pbf) {
  return pbf.readMessage((tag, feature, reader) => {
    if (tag === 2) feature.tags = reader.readPackedVarint();
    else if (tag === 3) feature.type = reader.readVarint();
    else if (tag === 4) feature.commands = reader.readPackedVarint();
  }, { type: 0, tags: [], commands: [] });
}

function readValue(pbf) {
  const READERS = { 1: "readString", 2: "readFloat", 3: "readDouble", 4: "readVarint", 5: "readVarint", 6: "readSVarint",
    7: "readBoolean" };
  return pbf.readMessage((tag, value, reader) => {
    if (READERS[tag]) value.value = reader[READERS[tag]](tag === 4);
  }, { value: null }).value;
}

function place({ type, tags, commands }, { keys, values, extent }, { z, x, y }) {
  const properties = {};
  for (let i = 0; i < tags.length; i += 2) properties[keys[tags[i]]] = values[tags[i + 1]];
  const scale = 1 / (extent * 2 ** z);
  const toWorld = (gridX, gridY) => [(x * extent + gridX) * scale, (y * extent + gridY) * scale];
  return { type, parts: readParts(type, commands, toWorld), properties };
}

function readParts(type, commands, toWorld) {
  const parts = [];
  let part = [];
  let [x, y] = [0, 0];
  const end = () => {
    if (part.length) parts.push(Float64Array.from(part));
    part = [];
  };
  for (let i = 0; i < commands.length;) {
    const command = commands[i] & 7;
    const count = commands[i++] >> 3;
    if (command !== MOVE_TO && command !== LINE_TO) continue;
    for (let n = 0; n < count; n++) {
      if (command === MOVE_TO) end();
      x += zigZag(commands[i++]);
      y += zigZag(commands[i++]);
      part.push(...toWorld(x, y));
    }
  }
  end();
  // A ring is closed by a command, not by its last point.
  return type === POLYGON ? parts.map((ring) => Float64Array.from([...ring, ring[0], ring[1]])) : parts;
}

const zigZag = (value) => (value >> 1) ^ -(value & 1);

/** @returns {boolean} whether a feature of a tile is a point */
export const isPoint = ({ type }) => type === POINT;
