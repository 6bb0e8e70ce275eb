import type * as t from './client.types.ts'
import { type CallOptions, eventsOf, PenchantProblem, type Wire } from './client.wire.ts'

/** Everything about one person. A person's own token reaches no more than this. */
export function createPerson({ json, open }: Wire, name: string) {
  const at = (path: string) => `/v1/people/${encodeURIComponent(name)}${path}`
  const get = <T>(path: string, query?: object, options?: CallOptions) =>
    json<T>(at(path), { query: { ...query } }, options)
  const post = <T>(path: string, body?: unknown, options?: CallOptions) =>
    json<T>(at(path), { method: 'POST', body }, options)
  const preference = (id: string, rest = '') => `/preferences/${encodeURIComponent(id)}${rest}`
  const said = (id: string, what: string, options?: CallOptions) =>
    post<t.Changed>(preference(id, `/${what}`), undefined, options)

  return {
    profile: (query?: { version?: number }, options?: CallOptions) =>
      get<t.Profile>('/profile', query, options),
    versions: (options?: CallOptions) => get<t.Versions>('/profile/versions', {}, options),
    /** What changed from one version to another; to the newest when that is left out. */
    diff: (query: { from: number; to?: number }, options?: CallOptions) =>
      get<t.ProfileDiff>('/profile/diff', query, options),
    trials: (query?: t.TrialsQuery, options?: CallOptions) => get<t.Page<t.Trial>>('/trials', query, options),
    curve: (options?: CallOptions) => get<t.Curve>('/curve', {}, options),
    signals: (query?: t.SignalsQuery, options?: CallOptions) =>
      get<t.Page<t.Signal>>('/signals', query, options),
    signal: (id: string, options?: CallOptions) =>
      get<t.Signal>(`/signals/${encodeURIComponent(id)}`, {}, options),

    add: (statement: string, scope?: t.Scope, options?: CallOptions) =>
      post<t.Changed>('/preferences', { statement, scope }, options),
    confirm: (id: string, options?: CallOptions) => said(id, 'confirm', options),
    pause: (id: string, options?: CallOptions) => said(id, 'pause', options),
    resume: (id: string, options?: CallOptions) => said(id, 'resume', options),
    pin: (id: string, options?: CallOptions) => said(id, 'pin', options),
    unpin: (id: string, options?: CallOptions) => said(id, 'unpin', options),
    revise: (id: string, statement: string, options?: CallOptions) =>
      json<t.Changed>(at(preference(id)), { method: 'PATCH', body: { statement } }, options),
    remove: (id: string, { forever = false } = {}, options?: CallOptions) =>
      json<t.Changed>(at(preference(id)), { method: 'DELETE', query: { forever } }, options),
    /** Takes back the change that answered with this version. */
    undo: (version: number, options?: CallOptions) => post<t.Changed>('/undo', { version }, options),

    prompt: (request: t.PromptRequest = {}, options?: CallOptions) =>
      post<t.PromptBlock>('/prompt', request, options),
    preview: (request: t.PreviewRequest, options?: CallOptions) =>
      post<t.Preview>('/preview', request, options),
    write: (request: t.WriteRequest, options?: CallOptions) => post<t.Written>('/write', request, options),

    /** The same piece by piece; returns what was written. */
    async *writing(request: t.WriteRequest, options?: CallOptions): AsyncGenerator<string, t.Written> {
      const headers = { accept: 'text/event-stream' }
      const response = await open(at('/write'), { method: 'POST', body: request, headers }, options)
      for await (const { event, data } of eventsOf(response)) {
        if (event === 'text') yield data as string
        if (event === 'problem') throw new PenchantProblem(data as t.ProblemDetails)
        if (event === 'written') return data as t.Written
      }
      throw new PenchantProblem({
        type: 'about:blank',
        title: 'Cut off',
        status: 502,
        detail: 'the connection ended before the text did',
      })
    },

    judge: (request: t.JudgeRequest, options?: CallOptions) => post<t.Judgement>('/judge', request, options),
    rank: (request: t.RankRequest, options?: CallOptions) => post<t.Ranking>('/rank', request, options),
    /** Those the service was started with. */
    questions: async (options?: CallOptions) =>
      (await get<{ items: t.Pair[] }>('/questions', {}, options)).items,
    ask: (pool: readonly t.Pair[], options?: CallOptions) => post<t.Question>('/ask', { pool }, options),
    answer: (answer: t.Answer, options?: CallOptions) => post<t.Answered>('/answers', answer, options),

    learn: async (options?: CallOptions) => (await post<{ job: t.Job }>('/learn', undefined, options)).job,
    forget: (what: t.ForgetRequest, options?: CallOptions) => post<t.Receipt>('/forget', what, options),
    export: (options?: CallOptions) => get<t.Export>('/export', {}, options),
    /** A token for this person's page. Needs a key that may manage. */
    token: (minutes = 60, options?: CallOptions) => post<t.Token>('/token', { minutes }, options),
  }
}

export type PersonClient = ReturnType<typeof createPerson>
