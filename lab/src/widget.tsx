/** One view of the lab in a notebook, through the kernel instead of a server. */
import { render } from "preact";
import { goTo } from "./address";
import { engine, type Open } from "./connection";
import { Doctor } from "./doctor/Doctor";
import { opened } from "./opened";
import { dress } from "./preferences";
import "./style.css";
import { Surfaces } from "./surfaces/Surfaces";
import { Train } from "./train/Train";

const VIEWS = { surfaces: Surfaces, train: Train, doctor: Doctor };

type Model = {
  get(name: "view"): keyof typeof VIEWS;
  get(name: "state" | "style"): string;
  send(content: unknown, callbacks?: unknown, buffers?: ArrayBuffer[]): void;
  on(event: "msg:custom", got: (content: unknown, buffers: DataView[]) => void): void;
  off(event: "msg:custom", got: (content: unknown, buffers: DataView[]) => void): void;
};

function kernel(model: Model): Open {
  return (ends) => {
    model.on("msg:custom", (_content, [bytes]) => {
      if (bytes) ends.got(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
    });
    queueMicrotask(() => ends.opened());
    return {
      send: (text) => model.send({ text }),
      give: async (text, content) => void model.send({ text }, undefined, [await content.arrayBuffer()]),
    };
  };
}

function show({ model, el }: { model: Model; el: HTMLElement }): () => void {
  // in a tree of its own, so that neither the notebook's style nor this one reaches over
  const tree = el.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = model.get("style");
  const root = document.createElement("div");
  root.className = "lab";
  tree.append(style, root);
  goTo(model.get("state"));
  opened.value = { data: null, run: model.get("view") === "doctor" ? "opened" : null };
  const undress = dress(root);
  engine.through(kernel(model));
  engine.start();
  const View = VIEWS[model.get("view")];
  render(<View />, root);
  return () => {
    render(null, root);
    undress();
  };
}

export default { render: show };
