import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** How much of what is seen differs from the commonest colour, as a share, and how many colours there are. */
export async function pictureOf(page: Page): Promise<{ inked: number; colours: number }> {
  const counts = new Map<number, number>()
  const pixels = pixelsOf(await page.screenshot())
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  return { inked: 1 - Math.max(...counts.values()) / pixels.length, colours: counts.size }
}

/** Colours of a PNG of 8 bits a channel without interlacing, which is what browsers make; as 0xrrggbb. */
function pixelsOf(png: Buffer): Uint32Array {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const channels = png[25] === 6 ? 4 : 3
  const packed: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(packed))
  const stride = width * channels
  const rows = new Uint8Array(height * stride)
  for (let y = 0; y < height; y++)
    unfilter(rows, y * stride, raw.subarray(y * (stride + 1), (y + 1) * (stride + 1)), stride, channels)
  const at = (i: number) => i * channels
  return Uint32Array.from(
    { length: width * height },
    (_, i) => (rows[at(i)]! << 16) | (rows[at(i) + 1]! << 8) | rows[at(i) + 2]!,
  )
}

/** One row of a PNG: each byte was written as its difference from those left, above, and left above (PNG, part 9). */
function unfilter(rows: Uint8Array, start: number, line: Uint8Array, stride: number, channels: number): void {
  const filter = line[0]!
  for (let x = 0; x < stride; x++) {
    const left = x >= channels ? rows[start + x - channels]! : 0
    const up = start > 0 ? rows[start + x - stride]! : 0
    const corner = start > 0 && x >= channels ? rows[start + x - stride - channels]! : 0
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!
    rows[start + x] = line[x + 1]! + guess
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [
    number,
    number,
    number,
  ]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
