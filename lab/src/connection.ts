/** The engine: questions to it, their answers, and a connection that comes back. */
import { computed, signal } from "@preact/signals";
import { decode, type Reply } from "./frames";
import { spoken } from "./preferences";

/** What carries texts there and bytes back: a WebSocket, or the kernel of a notebook. */
export interface Link {
  send(text: string): void;
  /** Send a text with the bytes of a file; the answer is a reply like any other. */
  give(text: string, content: Blob): Promise<ArrayBuffer | undefined>;
}
export interface Ends {
  opened(): void;
  got(bytes: ArrayBuffer): void;
  closed(): void;
}
export type Open = (ends: Ends) => Link;

export function webSocket(): Open {
  return (ends) => {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/socket`);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => ends.opened();
    socket.onmessage = (event) => ends.got(event.data);
    socket.onclose = () => ends.closed();
    return {
      send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text),
      give: async (text, content) =>
        (await fetch(`/file?message=${encodeURIComponent(text)}`, { method: "POST", body: content })).arrayBuffer(),
    };
  };
}

export type Failure = { of: string; code: string; text: string };
type Waiting = { got: (reply: Reply) => void; failed: (failure: Failure) => void; isAnswered?: boolean };

export class Connection {
  readonly state = signal<"connecting" | "open" | "lost">("connecting");
  readonly asked = signal(0);
  readonly isBusy = computed(() => this.asked.value > 0);
  private waiting = new Map<number, Waiting>();
  private link: Link | undefined;
  private next = 1;
  private pause = 500;
  private starts: (() => void)[] = [];

  constructor(private open: Open) {}

  start(): void {
    this.link = this.open({
      opened: () => {
        this.pause = 500;
        this.state.value = "open";
        this.starts.forEach((start) => start());
      },
      got: (bytes) => this.got(decode(bytes)),
      closed: () => this.closed(),
    });
  }

  /** Have a function called now, if connected, and at every later connection. */
  whenOpen(start: () => void): () => void {
    this.starts.push(start);
    if (this.state.peek() === "open") start();
    return () => {
      this.starts = this.starts.filter((other) => other !== start);
    };
  }

  /** Ask; `got` is called with every answer: more follow while the header says `more`. */
  ask(
    topic: string,
    fields: object,
    got: (reply: Reply) => void,
    failed: (failure: Failure) => void = () => {},
  ): number {
    const id = this.next++;
    this.waiting.set(id, { got, failed });
    this.count();
    this.link?.send(JSON.stringify({ ...fields, id, topic, language: spoken.peek() }));
    return id;
  }

  /** Have a file answered, whose bytes are too many for a message. */
  async give(
    topic: string,
    fields: object,
    content: Blob,
    got: (reply: Reply) => void,
    failed: (failure: Failure) => void,
  ): Promise<void> {
    const id = this.next++;
    this.waiting.set(id, { got, failed });
    this.count();
    const text = JSON.stringify({ ...fields, id, topic, language: spoken.peek() });
    try {
      const bytes = await this.link?.give(text, content);
      if (bytes) this.got(decode(bytes));
    } catch {
      this.forget(id); // the connection is lost, and says so
    }
  }

  /** Take another way than a WebSocket, before the start. */
  through(open: Open): void {
    this.open = open;
  }

  /** Send without waiting for an answer. */
  tell(topic: string, fields: object): void {
    const id = this.next++;
    this.link?.send(JSON.stringify({ ...fields, id, topic, language: spoken.peek() }));
  }

  /** Wait for a question no longer. */
  forget(id: number): void {
    this.waiting.delete(id);
    this.count();
  }

  /** A question that goes on being answered, as a training is, keeps nobody waiting. */
  private count(): void {
    this.asked.value = [...this.waiting.values()].filter((waiting) => !waiting.isAnswered).length;
  }

  private got(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    waiting.isAnswered = true;
    if (!reply.header.more) this.waiting.delete(reply.id);
    this.count();
    if (reply.topic === "error") waiting.failed(reply.header);
    else waiting.got(reply);
  }

  private closed(): void {
    this.state.value = "lost";
    this.waiting.clear();
    this.asked.value = 0;
    setTimeout(() => this.start(), this.pause);
    this.pause = Math.min(this.pause * 1.6, 5000);
  }
}

/**
 * Questions of one topic, of which only the latest matters: one is on its way at a
 * time, and of those that come meanwhile the last is asked next.
 */
export class Latest<Fields extends object, More = undefined> {
  private isOnItsWay = false;
  private waiting: [Fields, More] | undefined;

  constructor(
    private connection: Connection,
    private topic: string,
    private got: (reply: Reply, more: More) => void,
    private failed: (failure: Failure) => void,
  ) {
    connection.whenOpen(() => (this.isOnItsWay = false));
  }

  /** Ask; `more` is handed back with the answer to this question. */
  ask(fields: Fields, more: More): void {
    if (this.isOnItsWay) {
      this.waiting = [fields, more];
      return;
    }
    this.waiting = undefined;
    this.isOnItsWay = true;
    this.connection.ask(
      this.topic,
      fields,
      (reply) => {
        if (!reply.header.more) this.isOnItsWay = false;
        this.got(reply, more);
        this.goOn();
      },
      (failure) => {
        this.isOnItsWay = false;
        if (!this.waiting) this.failed(failure);
        this.goOn();
      },
    );
  }

  private goOn(): void {
    if (!this.isOnItsWay && this.waiting) this.ask(...this.waiting);
  }
}

export const engine = new Connection(webSocket());
