// The single file's start, after the glue. The worker gets the readers packed and unpacks it when it is first needed; so
// are the English words.
{
  const carried = (id) => document.getElementById(id).textContent;
  // Taken now: the page puts itself in the place of everything that stands in the body.
  const [page, readers, english, unpack, thread] = ["packed-page", "packed-readers", "packed-english", "unpack", "thread"].map(carried);
  const program = `self.onmessage({ data: { wasm: goujiUnpack("${readers}") } });`;
  const words = async () => new TextDecoder().decode(goujiUnpack(english));
  if (self.goujiStart) self.goujiStart(__wbg_init, () => goujiUnpack(page), () => [unpack, "\n", thread, "\n", program], words);
}
