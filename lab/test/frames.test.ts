import { expect, test } from "vitest";
import { decode } from "../src/frames";

function frame(header: object, body: number[]): ArrayBuffer {
  let text = JSON.stringify(header);
  text += " ".repeat((4 - (text.length % 4)) % 4);
  const bytes = new Uint8Array(4 + text.length + 4 * body.length);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(new TextEncoder().encode(text), 4);
  new Float32Array(bytes.buffer, 4 + text.length).set(body);
  return bytes.buffer;
}

test("arrays keep their names, shapes, NaN and infinity", () => {
  const arrays = [{ name: "points", shape: [2, 2] }, { name: "none", shape: [0] }, { name: "loss", shape: [1] }];
  const reply = decode(frame({ id: 7, topic: "t", arrays }, [1, NaN, Infinity, 4, 5]));
  expect(reply.id).toBe(7);
  expect([...reply.arrays.points!.data]).toEqual([1, NaN, Infinity, 4]);
  expect(reply.arrays.none!.data.length).toBe(0);
  expect(reply.arrays.loss!.data[0]).toBe(5);
});
