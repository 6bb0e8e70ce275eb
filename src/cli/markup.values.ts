import { expect } from 'vitest'

/** Fails where tags do not close each other, or a bare < or & stands in a text. */
export function balanced(markup: string): void {
  const open: string[] = []
  const wrong: string[] = []
  const body = markup.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/g, '')
  let end = 0
  for (const tag of body.matchAll(/<(\/?)([\w-]+)((?:\s[\w:-]+="[^"<]*")*)(\/?)>/g)) {
    const text = body.slice(end, tag.index)
    if (/[<>]|&(?!#\d+;)/.test(text)) wrong.push(text)
    end = tag.index + tag[0].length
    if (tag[1] && open.pop() !== tag[2]) wrong.push(tag[0])
    if (!tag[1] && !tag[4]) open.push(tag[2]!)
  }
  expect([wrong, open, body.slice(end).trim()]).toEqual([[], [], ''])
}
