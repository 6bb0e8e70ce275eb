import { isCancel, select } from '@clack/prompts'
import { lessonText, questionText } from './ask.show.ts'
import type { Answer, Prompter } from './ask.ts'
import type { Context } from './context.ts'

/** Puts questions to whoever sits at the terminal: arrow keys and Enter. */
export const terminal = (ctx: Context): Prompter => ({
  async pick(question) {
    ctx.print(`\n${questionText(question, ctx.colors, Math.min(100, process.stdout.columns || 80))}\n`)
    const answer = await select<Exclude<Answer, undefined>>({
      message: 'Which do you prefer?',
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
        { value: 'skip', label: 'skip this one' },
        { value: 'stop', label: 'stop here' },
      ],
    })
    return isCancel(answer) ? undefined : answer
  },
  tell: (lesson) => ctx.print(lessonText(lesson, ctx.colors)),
})
