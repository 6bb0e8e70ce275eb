import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPenchant } from 'penchant'
import { stated, style } from 'penchant/learners'
import { scriptedModel } from 'penchant/test'

// Drafts an email, lets the person edit it, and learns from what they changed.

const { PENCHANT_MODEL, PENCHANT_STORE = 'emails.db', EDITOR = 'vi' } = process.env
const [person, wanted] = process.argv.slice(2)
if (person === undefined || wanted === undefined) {
  console.error('usage: node draft.ts <person> <what the email is to say>')
  process.exit(2)
}

/** What is shown of what was learned. */
const SHOWN = 8

/** Plays a model where none is named. */
const scripted = scriptedModel(
  () =>
    `Dear Sir or Madam!\n\nI hope this email finds you well!\n\n${wanted}\n\nBest regards!\n(A scripted draft.)`,
)

const penchant = createPenchant({
  store: PENCHANT_STORE,
  model: PENCHANT_MODEL || scripted,
  // Those that need no model: the scripted one can only write.
  ...(!PENCHANT_MODEL && { learners: [stated(), style()] }),
})

const { text: draft, because } = await penchant.write(person, { task: 'email', input: wanted })
if (because.length > 0) console.log(`Written with ${because.length} of ${person}'s preferences.`)

const final = edited(draft)
await penchant.observe({ kind: 'edit', person, task: 'email', source: wanted, draft, final })
await penchant.learn(person)
const { preferences } = await penchant.profile(person)
for (const { statement, status } of preferences.slice(0, SHOWN))
  console.log(`${status.padEnd(8)} ${statement}`)
if (preferences.length > SHOWN)
  console.log(
    `and ${preferences.length - SHOWN} more: npx penchant --store ${PENCHANT_STORE} profile ${person}`,
  )
await penchant.close()

/** The text as it is when the editor is closed. */
function edited(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'email-'))
  try {
    const file = join(folder, 'email.txt')
    writeFileSync(file, text)
    const { status } = spawnSync(`${EDITOR} "${file}"`, { shell: true, stdio: 'inherit' })
    if (status !== 0) throw new Error(`${EDITOR} ended with ${status}`)
    return readFileSync(file, 'utf8').trimEnd() || text
  } finally {
    rmSync(folder, { recursive: true })
  }
}
