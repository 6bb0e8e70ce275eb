import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import * as React from 'react'
import { renderToString } from 'react-dom/server'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { createPenchant } from './penchant.ts'
import { type EditCaptureOptions, postEdits, useEditCapture } from './react.ts'
import { memoryStore } from './stores/memory.ts'

type Cell = { value?: unknown; deps?: readonly unknown[]; clean?: (() => void) | undefined; run?: () => void }

/**
 * Renders a hook without a document, as React does: state set while rendering renders again, effects run after it, and
 * of those that run again all clean up before any runs.
 */
function rendered<P, R>(hook: (props: P) => R, first: P) {
  const cells: Cell[] = []
  let [at, dirty, props] = [0, false, first]
  const cell = (): Cell => (cells[at++] ??= {})
  const changed = ({ deps: old }: Cell, deps?: readonly unknown[]) =>
    !old || !deps || deps.some((d, i) => !Object.is(d, old[i]))
  const dispatcher = {
    useState(init: unknown) {
      const c = cell()
      if (!('value' in c)) c.value = init
      const set = (value: unknown) => {
        c.value = value
        dirty = true
      }
      return [c.value, set]
    },
    useRef: (init: unknown) => ((c) => (c.value ??= { current: init }))(cell()),
    useCallback(fn: unknown, deps: readonly unknown[]) {
      const c = cell()
      if (changed(c, deps)) Object.assign(c, { value: fn, deps })
      return c.value
    },
    useEffect(fn: () => undefined | (() => void), deps?: readonly unknown[]) {
      const c = cell()
      if (changed(c, deps))
        c.run = () => {
          c.deps = deps
          c.clean = fn()
        }
    },
  }
  const internals = (React as unknown as Record<string, { H: unknown }>)
    .__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE!
  function render(): R {
    for (let n = 0; n < 20; n++) {
      ;[at, dirty] = [0, false]
      internals.H = dispatcher
      const result = hook(props)
      internals.H = null
      if (dirty) continue
      const due = cells.filter((c) => c.run)
      for (const c of due) c.clean?.()
      for (const c of due) {
        const { run } = c
        c.run = undefined as never
        run!()
      }
      if (!dirty) return result
    }
    throw new Error('renders without end')
  }
  let result = render()
  return {
    now: () => {
      if (dirty) result = render()
      return result
    },
    rerender(next: P) {
      props = next
      result = render()
      return result
    },
    unmount: () => {
      for (const c of cells) c.clean?.()
    },
    /** What React does to every effect in its strict mode, and when hidden parts are shown again. */
    remount() {
      for (const c of cells) c.clean?.()
      for (const c of cells) if (c.clean) delete c.deps
      result = render()
    },
  }
}

const DRAFT = 'Dear all, I hope this finds you well.'

function capture(more: Partial<EditCaptureOptions> = {}) {
  const observe = vi.fn()
  const options = { person: 'ann', task: 'email', draft: DRAFT, observe, ...more }
  return { observe, options, hook: rendered(useEditCapture, options) }
}

const listeners = new Map<string, Set<() => void>>()
Object.assign(globalThis, {
  addEventListener: (name: string, fn: () => void) =>
    listeners.set(name, (listeners.get(name) ?? new Set()).add(fn)),
  removeEventListener: (name: string, fn: () => void) => listeners.get(name)?.delete(fn),
})
const leave = () => {
  for (const fn of listeners.get('pagehide') ?? []) fn()
}
afterEach(() => {
  vi.restoreAllMocks()
  listeners.clear()
})

const EDIT = { kind: 'edit', person: 'ann', task: 'email', draft: DRAFT, final: 'Hello all.' }
const KEPT = { keepalive: true }

describe('an edit', () => {
  it('is sent on submit, once, as a signal that the library takes', async () => {
    const { observe, hook } = capture()
    expect(hook.now().text).toBe(DRAFT)
    hook.now().props.onChange({ target: { value: 'Hello a' } })
    hook.now().setText('Hello all.')
    expect(hook.now().props.value).toBe('Hello all.')
    hook.now().props.onBlur()
    expect(observe).not.toHaveBeenCalled()
    hook.now().submit()
    hook.now().submit()
    hook.now().setText('Hello all!')
    hook.now().submit()
    leave()
    hook.unmount()
    expect(observe.mock.calls).toEqual([[EDIT, KEPT]])
    const penchant = createPenchant({ store: memoryStore() })
    const [one, again] = [
      await penchant.observe(observe.mock.calls[0]![0]),
      await penchant.observe(EDIT as never),
    ]
    expect(one).toMatchObject(EDIT)
    expect((again as { id: string }).id).toBe((one as { id: string }).id)
  })

  it('is sent when the field is left, where that says so', () => {
    const { observe, hook } = capture({ sendOn: 'blur' })
    hook.now().props.onBlur()
    hook.now().setText('Hello all.')
    hook.now().props.onBlur()
    hook.now().props.onBlur()
    expect(observe.mock.calls).toEqual([[EDIT, KEPT]])
  })

  it.each([
    ['the page goes', leave],
    ['the component goes', ({ hook }: ReturnType<typeof capture>) => hook.unmount()],
    [
      'another draft comes',
      ({ hook, options }: ReturnType<typeof capture>) =>
        hook.rerender({ ...options, draft: 'Another.', task: 'note' }),
    ],
  ])('is sent when %s, with what its own draft was about', (_, go) => {
    const made = capture()
    made.hook.now().setText('Hello all.')
    go(made)
    expect(made.observe.mock.calls).toEqual([[EDIT, KEPT]])
  })

  it('is none without a change, when emptied, or cancelled', () => {
    const { observe, hook } = capture()
    hook.now().submit()
    hook.now().setText('x')
    hook.now().setText(DRAFT)
    hook.now().submit()
    hook.now().setText('  ')
    hook.now().submit()
    hook.now().setText('Hello all.')
    hook.now().cancel()
    hook.now().submit()
    leave()
    hook.unmount()
    expect(observe).not.toHaveBeenCalled()
  })

  it('begins anew with another draft', () => {
    const { observe, hook, options } = capture()
    hook.now().setText('Hello all.')
    hook.now().submit()
    expect(hook.rerender({ ...options, draft: 'Dear Jo,' }).text).toBe('Dear Jo,')
    hook.now().setText('Jo,')
    hook.now().submit()
    expect(observe.mock.calls.map(([edit]) => [edit.draft, edit.final])).toEqual([
      [DRAFT, 'Hello all.'],
      ['Dear Jo,', 'Jo,'],
    ])
    expect(listeners.get('pagehide')!.size).toBe(1)
  })

  it('goes to the newest observe, though the hook rendered before with another', () => {
    const { observe, hook, options } = capture()
    const newer = vi.fn()
    hook.rerender({ ...options, observe: newer })
    hook.now().setText('Hello all.')
    hook.now().submit()
    expect([observe.mock.calls.length, newer.mock.calls.length]).toEqual([0, 1])
  })

  it('is not kept beyond the page where browsers would refuse to', () => {
    const { observe, hook } = capture()
    hook.now().setText('é'.repeat(40_000))
    hook.now().submit()
    expect(observe.mock.calls[0]![1]).toEqual({ keepalive: false })
  })

  it('survives that effects run twice', () => {
    const { observe, hook } = capture()
    hook.remount()
    hook.now().setText('Hello all.')
    hook.remount()
    expect(hook.now().text).toBe('Hello all.')
    hook.now().submit()
    expect(observe.mock.calls).toEqual([[EDIT, KEPT]])
  })

  it('is sent again at the next occasion when it was not taken', async () => {
    const [onError, warned] = [vi.fn(), vi.spyOn(console, 'warn').mockImplementation(() => {})]
    const observe = vi
      .fn()
      .mockRejectedValueOnce(new Error('no net'))
      .mockImplementationOnce(() => {
        throw new Error('no way')
      })
    const { hook, options } = capture({ observe, onError })
    hook.now().setText('Hello all.')
    hook.now().submit()
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1))
    hook.rerender({ ...options, onError: undefined } as never)
    hook.now().submit()
    hook.now().submit()
    hook.now().submit()
    expect(observe).toHaveBeenCalledTimes(3)
    expect(warned.mock.calls).toEqual([['penchant: an edit was not taken (Error)']])
  })
})

it('renders on a server, where there is no page', () => {
  const Field = () =>
    React.createElement('textarea', {
      ...useEditCapture({ person: 'ann', draft: 'a < b', observe() {} }).props,
    })
  expect(renderToString(React.createElement(Field))).toBe('<textarea>a &lt; b</textarea>')
})

describe('postEdits', () => {
  it('posts JSON that outlives the page, and says when it was refused', async () => {
    const seen: { body: unknown; headers: Record<string, unknown> }[] = []
    const server = createServer(async (request, response) => {
      seen.push({ body: JSON.parse(await textOf(request)), headers: request.headers })
      response.writeHead(seen.length === 1 ? 201 : 403).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    afterAll(() => server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/edits`
    const fetched = vi.spyOn(globalThis, 'fetch')
    const post = postEdits(url, { 'x-csrf': '1' })
    await post(EDIT as never)
    expect(seen[0]).toMatchObject({
      body: EDIT,
      headers: { 'content-type': 'application/json', 'x-csrf': '1' },
    })
    expect(fetched.mock.calls[0]![1]).toMatchObject({ keepalive: true })
    await expect(post({ ...EDIT, final: 'é'.repeat(40_000) } as never)).rejects.toThrow('answered 403')
    expect(fetched.mock.calls[1]![1]).toMatchObject({ keepalive: false })
  })
})
