// Types of gouji.js. The contract stands in docs/embedding.md; `schema` is its version.

/** What can be checked: pasted text or HTML source, the bytes of a file of any format, or a file. */
export type Input = string | ArrayBuffer | ArrayBufferView | Blob;

export interface Options {
  /** Name of the file, only to be shown; a File's own name by default. */
  name?: string;
  /** Language of the messages; "zh-CN" by default. */
  language?: "zh-CN" | "en";
}

/** The verdict on an input. Never rejects over what the input holds: `error` says why nothing could be read. */
export function check(input: Input, options?: Options): Promise<Verdict>;

/** Where a program is: its address, its bytes, or compiled. */
export type Program = string | URL | Response | BufferSource | WebAssembly.Module;

/** Loads the checker ahead of the first check. */
export function load(wasm?: Program): Promise<void>;

/** Loads the readers of files ahead of the first check of bytes; a check of text does without them. */
export function loadReaders(wasm?: Program): Promise<void>;

/** Loads the English words ahead of the first check in English: their text, or its address. */
export function loadEnglish(words?: string | URL): Promise<void>;

export interface Verdict {
  schema: 1;
  source: { name: string; format: Format };
  /** The report as read; null where nothing of the form was found. */
  report: Report | null;
  identities: Identity[];
  /** Each total the form defines, computed from its parts, by cell id. */
  recomputed: Record<string, number>;
  /** Heaviest first. */
  findings: Finding[];
  /** Smallest sets of changes after which every identity holds, likeliest first. */
  repairs: Repair[];
  coverage: Coverage;
  /** Every number of the prose and what became of it. */
  numbers: ProseNumber[];
  /** Further verdicts, where one input holds several reports. */
  more: Verdict[];
  error: { code: string; message: string } | null;
}

export type Format =
  | "text" | "html" | "csv" | "mht" | "docx" | "doc" | "wps" | "odt" | "rtf" | "xlsx" | "xls" | "ods" | "pdf" | "zip"
  | "unknown";

export interface Report {
  title: string | null;
  unit: string | null;
  year: number | null;
  /** The edition of each table, null for a table that is not there. */
  editions: { disclosure: string | null; applications: string | null; review: string | null };
  /** Every cell of the tables found, by id. */
  cells: Record<string, Cell>;
}

export interface Cell {
  /** As written. */
  text: string;
  /** Null unless `state` is "number". */
  value: number | null;
  state: "number" | "blank" | "placeholder" | "unreadable" | "missing";
  /** Why it is unreadable. */
  reason?: string;
  at: Place | null;
}

/** Where something stands: byte offsets into the decoded text, and a position in the file where it has one. */
export interface Place {
  start: number;
  end: number;
  /** From 1; 0 where lines mean nothing. */
  line: number;
  page?: number;
  table?: number;
  row?: number;
  column?: number;
  sheet?: string;
  cell?: string;
  /** Part of a paragraph that markup runs through: its bytes in the paragraph as shown; `start` and `end` are the paragraph's. */
  part?: { start: number; end: number };
}

export interface Identity {
  /** applications.balance.<column>, applications.sum.<column>, applications.row.<row>, review.sum.<block> */
  id: string;
  left: number | null;
  right: number | null;
  /** Null where it could not be computed. */
  holds: boolean | null;
  left_cells: string[];
  right_cells: string[];
}

export interface Finding {
  rule: string;
  level: "error" | "doubt" | "hint" | "unchecked";
  message: string;
  why: string;
  advice: string;
  /** Ids of the cells it is about, the most likely wrong one first. */
  cells: string[];
  stated: number | null;
  expected: number | null;
  identities: string[];
  quote: string | null;
  at: Place[];
  basis: string;
  /** What it is about, the same after other text or values were edited; no other finding of the verdict has it. */
  fingerprint: string;
}

export interface Repair {
  cells: { id: string; from: number | null; to: number }[];
  why: string;
  operations: string[];
  identities: string[];
  /** Explanations as likely as this one, itself included. */
  tied: number;
  /** Other explanations that change as many cells. */
  others: number;
  /** Whether every explanation of this size was looked at. */
  complete: boolean;
}

export interface ProseNumber {
  at: Place;
  /** Held against a cell or another number; states something of the form that could not be held; states nothing of it. */
  class: "checked" | "open" | "other";
  /** Ids of the cells it was held against. */
  cells: string[];
}

export interface Coverage {
  cells_read: number;
  cells_total: number;
  identities_tested: number;
  identities_total: number;
  numbers_checked: number;
  numbers_open: number;
  numbers_other: number;
}
