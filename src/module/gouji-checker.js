// <gouji-checker>: the whole page as an element. Its open shadow root holds the page in a frame of its own, so that
// neither styles nor scripts reach across. The contract stands in docs/embedding.md.
const STYLE = ":host { display: block; block-size: 48rem } iframe { display: block; inline-size: 100%; block-size: 100%; border: 0 }";
// How long the frame may take to answer, and how often it is asked where it cannot speak first.
const PATIENCE = 30_000;
const INTERVAL = 100;

class Failure extends Error {
  constructor({ code, message }) {
    super(message);
    this.code = code;
  }
}

const GONE = { code: "embed.gone", message: "The element was removed from the page." };

export class GoujiChecker extends HTMLElement {
  static observedAttributes = ["lang", "src"];

  #session = null;
  #verdict = null;

  /** The verdict that is shown, or null. */
  get verdict() {
    return this.#verdict;
  }

  /** Checks a string, an ArrayBuffer, a view of one, or a Blob, and shows it. */
  async check(input, { name = "" } = {}) {
    if (input instanceof Blob) {
      name ||= input.name ?? "";
      input = await input.arrayBuffer();
    }
    return this.#ask({ type: "check", input, name });
  }

  /** Shows an empty page again. */
  async reset() {
    await this.#ask({ type: "reset" });
  }

  connectedCallback() {
    this.#open();
  }

  disconnectedCallback() {
    this.#close();
  }

  attributeChangedCallback(name, before, now) {
    if (this.#session === null || before === now) return;
    this.#close();
    this.#open();
  }

  #open() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];

    const address = new URL(this.getAttribute("src") ?? "./index.html", import.meta.url);
    address.searchParams.set("allow", origin);
    if (this.lang) address.searchParams.set("lang", this.lang);
    const frame = document.createElement("iframe");
    frame.title = this.lang.startsWith("en") ? "Gouji" : "勾稽";
    frame.allow = "clipboard-write";
    frame.src = address.href;

    const session = { frame, asked: new Map(), last: 0, open: false };
    session.ready = new Promise((resolve, reject) => Object.assign(session, { resolve, reject }));
    // Who does not wait for the element must not be told of a rejection that nobody handles.
    session.ready.catch(() => {});
    session.listen = (event) => {
      if (event.source === frame.contentWindow && event.origin === address.origin) this.#hear(session, event.data);
    };
    addEventListener("message", session.listen);
    session.ask = (message) => frame.contentWindow?.postMessage({ gouji: 1, ...message }, address.origin);
    session.hello = () => session.ask({ id: 0, type: "hello" });
    session.late = setTimeout(() => this.#fail(session, { code: "embed.silent", message: "The frame does not answer." }), PATIENCE);
    // The frame says by itself that it is there, but not to a page whose origin has no name.
    if (origin === "null") session.asking = setInterval(session.hello, INTERVAL);
    this.#session = session;
    root.replaceChildren(frame);
  }

  #close() {
    const session = this.#session;
    this.#session = null;
    this.#verdict = null;
    if (session === null) return;
    this.#rest(session);
    removeEventListener("message", session.listen);
    session.reject(new Failure(GONE));
    for (const { reject } of session.asked.values()) reject(new Failure(GONE));
    session.frame.remove();
  }

  #hear(session, message) {
    if (message?.gouji !== 1) return;
    if (message.type === "ready") {
      if (session.open) return;
      session.open = true;
      this.#rest(session);
      session.resolve();
      // It may have been given up meanwhile.
      session.ready = Promise.resolve();
      // Who has not spoken to the frame is told of nothing that the user does in it.
      session.hello();
      this.#say("gouji-ready", { schema: message.schema });
      return;
    }
    const asked = session.asked.get(message.id);
    session.asked.delete(message.id);
    if (message.type === "error") {
      asked?.reject(new Failure(message.error));
      this.#say("gouji-error", message.error);
    } else if (message.type === "verdict") {
      this.#verdict = message.verdict;
      asked?.resolve(message.verdict);
      this.#say("gouji-verdict", message.verdict);
    }
  }

  #rest(session) {
    clearTimeout(session.late);
    clearInterval(session.asking);
  }

  #fail(session, error) {
    session.reject(new Failure(error));
    this.#say("gouji-error", error);
  }

  async #ask(message) {
    const session = this.#session;
    if (session === null) throw new Failure(GONE);
    await session.ready;
    // Removed in between: its frame, which would answer, is gone.
    if (session !== this.#session) throw new Failure(GONE);
    const id = (session.last += 1);
    return new Promise((resolve, reject) => {
      session.asked.set(id, { resolve, reject });
      session.ask({ id, ...message });
    });
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get("gouji-checker")) customElements.define("gouji-checker", GoujiChecker);
