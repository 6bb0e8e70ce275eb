import { createPenchant } from '../penchant.ts'
import type { Signal } from '../signal.ts'
import { poolOf } from './ask.pool.ts'
import { type Asked, type Lesson, openSession, type Session, type Side } from './ask.session.ts'
import { lessonText, questionText, sumText } from './ask.show.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { withStore } from './open.ts'
import { json } from './show.ts'

export interface AskArguments {
  readonly pool: string
  readonly question?: number
  readonly answer?: Side
}

/** Asks a person what settles most about their taste: on a terminal one after the other, else the next one only. */
export async function ask(ctx: Context, person: string, options: AskArguments): Promise<void> {
  const { question, answer } = options
  if ((question === undefined) !== (answer === undefined))
    throw new UsageError('give --question and --answer together')
  const pool = await poolOf(options.pool)
  if (question !== undefined && question > pool.length)
    throw new UsageError(`${options.pool} holds ${pool.length} questions; give --question from 1 to that`)
  await withStore(
    ctx,
    async (store) => {
      const signals: Signal[] = []
      for await (const { signal } of store.signals({ person })) signals.push(signal)
      const session = await openSession(createPenchant({ store, learners: [] }), person, pool, signals)
      if (question !== undefined && answer !== undefined)
        return tell(ctx, await session.take(question, answer))
      if (ctx.json || !process.stdin.isTTY || !process.stdout.isTTY) return showNext(ctx, session)
      const { terminal } = await import('./ask.terminal.ts')
      const { lessons, interrupted } = await converse(session, terminal(ctx))
      ctx.print(sumText(lessons))
      if (interrupted) throw new Interrupted()
    },
    // Whoever is asked may be new, and so may be the store.
    { create: true },
  )
}

function tell(ctx: Context, lesson: Lesson): void {
  ctx.print(ctx.json ? json(lesson) : lessonText(lesson, ctx.colors))
}

/** For scripts, which answer with --question and --answer. */
async function showNext(ctx: Context, session: Session): Promise<void> {
  const next = await session.next()
  if (ctx.json) return ctx.print(json(next ?? { question: null, left: 0 }))
  if (!next) return ctx.print('no question is open')
  ctx.print(questionText(next, ctx.colors))
  ctx.note(`answer with --question ${next.question} --answer a, or b`)
}

/** What a person may do with a question; undefined: they pressed Ctrl-C. */
export type Answer = Side | 'skip' | 'stop' | undefined

/** Whoever puts questions to a person. */
export interface Prompter {
  pick(question: Asked): Promise<Answer>
  tell(lesson: Lesson): void
}

/** Question by question until none is open or the person has enough. Each pick is stored before the next question. */
export async function converse(
  session: Session,
  prompter: Prompter,
): Promise<{ readonly lessons: readonly Lesson[]; readonly interrupted: boolean }> {
  const lessons: Lesson[] = []
  for (let next = await session.next(); next; next = await session.next()) {
    const answer = await prompter.pick(next)
    if (answer === undefined) return { lessons, interrupted: true }
    if (answer === 'stop') break
    if (answer === 'skip') session.skip(next.question)
    else {
      const lesson = await session.take(next.question, answer)
      lessons.push(lesson)
      prompter.tell(lesson)
    }
  }
  return { lessons, interrupted: false }
}
