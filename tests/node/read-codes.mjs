// Reads payment codes with other people's readers. Standard input: [{"reader", "code"}…]; output: what each understood, or null.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(import.meta.url);
const { parse } = require("promptparse");
const { parsePix, hasError } = require("pix-utils");
const { QRPay } = require("vietnam-qr-pay");
const { BakongKHQR } = require("bakong-khqr");
const bip21 = await import("bip21");

const readers = {
  emv(code) {
    const read = parse(code, true);
    return read && { currency: read.getTagValue("53"), amount: read.getTagValue("54"), name: read.getTagValue("59") };
  },
  promptpay(code) {
    const read = parse(code, true);
    const kinds = ["01", "02", "03"].map((kind) => read?.getTagValue("29", kind));
    return read && { to: kinds.find(Boolean), amount: read.getTagValue("54") };
  },
  pix(code) {
    const read = parsePix(code);
    return hasError(read) ? null : { to: read.pixKey, amount: read.transactionAmount, name: read.merchantName, reference: read.txid };
  },
  vietqr(code) {
    const read = new QRPay(code);
    return read.isValid ? { bank: read.consumer.bankBin, to: read.consumer.bankNumber, amount: read.amount, reference: read.additionalData.purpose } : null;
  },
  khqr(code) {
    if (!BakongKHQR.verify(code).isValid) return null;
    const { bakongAccountID, transactionAmount, merchantName, billNumber } = BakongKHQR.decode(code).data;
    return { to: bakongAccountID, amount: transactionAmount, name: merchantName, reference: billNumber };
  },
  bitcoin(code) {
    const { address, options } = bip21.decode(code);
    return { to: address, reference: options.message };
  },
};

const asked = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(asked.map(({ reader, code }) => {
  try {
    return readers[reader](code) ?? null;
  } catch {
    return null;
  }
})));
