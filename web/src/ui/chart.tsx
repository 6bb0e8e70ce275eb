import { lazy } from 'react'
import type { Drawing } from './chart.draw.ts'
import { Lazily } from './lazily.tsx'

const Plot = lazy(() => import('./plot.tsx'))

export interface ChartProps {
  /** What the picture shows, for those who do not see it: its gist, not its points. */
  readonly summary: string
  readonly drawing: Drawing
}

/** A plot. The library comes with the first one; the numbers stand in a table beside it. */
export function Chart({ summary, drawing }: ChartProps) {
  return (
    <div className="min-h-72 rounded-lg border border-line bg-panel p-2">
      <Lazily>
        <div role="img" aria-label={summary}>
          <Plot drawing={drawing} />
        </div>
      </Lazily>
    </div>
  )
}
