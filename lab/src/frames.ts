/** Replies of the engine: a header, then float32 arrays (see `_frames.py`). */
export type Values = { shape: number[]; data: Float32Array };
export type Reply = {
  id: number;
  topic: string;
  // what a view wrote; each view states the type of its own
  header: any;
  arrays: Record<string, Values>;
};

export function decode(buffer: ArrayBuffer): Reply {
  const length = new DataView(buffer).getUint32(0, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, 4, length));
  const header = JSON.parse(text);
  const arrays: Record<string, Values> = {};
  let offset = 4 + length;
  for (const { name, shape } of header.arrays) {
    const size = shape.reduce((product: number, n: number) => product * n, 1);
    arrays[name] = { shape, data: new Float32Array(buffer, offset, size) };
    offset += 4 * size;
  }
  return { id: header.id, topic: header.topic, header, arrays };
}
