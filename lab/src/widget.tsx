/** One view of the lab in a notebook, through the kernel instead of a server. */
import { render } from "preact";
import { goTo } from "./address";
import { engine, type Open } from "./connection";
import { Doctor } from "./doctor/Doctor";
import { opened } from "./opened";
import { dress } from "./preferences";
import "./style.css";
import { Surfaces } from "./surfaces/Surfaces";
import { tab } from "./tab";
import { Train } from "./train/Train";
import { dictionary } from "./words";
import { en } from "./words/shell.en";
import { ko } from "./words/shell.ko";

const t = dictionary(en, ko);

const VIEWS = { surfaces: Surfaces, train: Train, doctor: Doctor };

/** The view that was asked for; a training may be handed to the doctor, and back. */
function Shown({ first }: { first: keyof typeof VIEWS }) {
  const now = tab.value as keyof typeof VIEWS;
  const View = VIEWS[now];
  return (
    <>
      {now !== first && (
        <p>
          <button class="plain" type="button" onClick={() => (tab.value = first)}>
            ← {t(first)}
          </button>
        </p>
      )}
      <View />
    </>
  );
}

type Model = {
  get(name: "view"): keyof typeof VIEWS;
  get(name: "state" | "css"): string;
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
  style.textContent = model.get("css");
  const root = document.createElement("div");
  root.className = "lab";
  tree.append(style, root);
  goTo(model.get("state"));
  opened.value = { data: null, run: model.get("view") === "doctor" ? "opened" : null };
  const undress = dress(root);
  engine.through(kernel(model));
  engine.start();
  tab.value = model.get("view");
  render(<Shown first={model.get("view")} />, root);
  return () => {
    render(null, root);
    undress();
  };
}

export default { render: show };
