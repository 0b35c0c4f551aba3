import { check } from "../../dist/gouji.js";

onmessage = async (event) => postMessage(await check(event.data));
