import type { Route } from './endpoint.ts'
import { access } from './routes/access.ts'
import { history } from './routes/history.ts'
import { jobs } from './routes/jobs.ts'
import { keeping } from './routes/keeping.ts'
import { people } from './routes/people.ts'
import { preferences } from './routes/preferences.ts'
import { profiles } from './routes/profiles.ts'
import { prompts } from './routes/prompts.ts'
import { routing } from './routes/routing.ts'
import { signals } from './routes/signals.ts'
import { streams } from './routes/stream.ts'
import { uses } from './routes/use.ts'

/** Everything under /v1. */
export const routes: readonly Route[] = [
  ...signals,
  ...streams,
  ...people,
  ...profiles,
  ...preferences,
  ...history,
  ...prompts,
  ...uses,
  ...jobs,
  ...routing,
  ...keeping,
  ...access,
]
