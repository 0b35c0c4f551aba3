// The single file's start, after the glue. The worker gets the readers packed and unpacks it when it is first needed.
{
  const carried = (id) => document.getElementById(id).textContent;
  // Taken now: the page puts itself in the place of everything that stands in the body.
  const [page, readers, unpack, thread] = ["packed-page", "packed-readers", "unpack", "thread"].map(carried);
  const program = `self.onmessage({ data: { wasm: goujiUnpack("${readers}") } });`;
  if (self.goujiStart) self.goujiStart(__wbg_init, () => goujiUnpack(page), () => [unpack, "\n", thread, "\n", program]);
}
