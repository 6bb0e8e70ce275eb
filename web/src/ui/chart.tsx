import { lazy, Suspense } from 'react'
import { Waiting } from './blocks.tsx'
import type { Drawing } from './chart.draw.ts'

const Plot = lazy(() => import('./plot.tsx'))

export interface ChartProps {
  /** What the picture shows, for those who do not see it: its gist, not its points. */
  readonly summary: string
  readonly drawing: Drawing
}

/** A plot. The library comes with the first one; the numbers stand in a table beside it. */
export function Chart({ summary, drawing }: ChartProps) {
  return (
    <div role="img" aria-label={summary} className="min-h-72 rounded-lg border border-line bg-panel p-2">
      <Suspense fallback={<Waiting />}>
        <Plot drawing={drawing} />
      </Suspense>
    </div>
  )
}
