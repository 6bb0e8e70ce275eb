import type uPlot from 'uplot'

/** What a plot shows. `xs` ascend; all series are as long as it. */
export interface Drawing {
  readonly xs: readonly number[]
  readonly x: string
  readonly y: string
  readonly series: readonly {
    readonly name: string
    readonly values: readonly number[]
    readonly as: 'line' | 'dashes' | 'points'
  }[]
  /** The space between two lines, filled. */
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] }
  /** Upright lines, at xs. */
  readonly marks?: readonly number[]
  readonly range: readonly [number, number]
}

export interface Inks {
  readonly ink: string
  readonly line: string
  readonly accent: string
  readonly soft: string
  readonly bad: string
}

/** Options and data of a drawing as the library takes them. */
export function plotOf(
  { xs, x, y, series, band, marks = [], range }: Drawing,
  inks: Inks,
  width: number,
): { readonly options: uPlot.Options; readonly data: uPlot.AlignedData } {
  const axis = {
    stroke: inks.soft,
    grid: { stroke: inks.line, width: 1 },
    ticks: { stroke: inks.line, width: 1 },
  }
  const looks = {
    line: { stroke: inks.accent, width: 2, points: { show: xs.length < 40 } },
    dashes: { stroke: inks.soft, width: 1, dash: [4, 4], points: { show: false } },
    points: {
      stroke: inks.accent,
      width: 0,
      paths: () => null,
      points: { show: true, size: 9, fill: inks.accent },
    },
  }
  const edges = band ? [band.high, band.low] : []
  return {
    options: {
      width,
      height: 280,
      scales: { x: { time: false }, y: { range: [...range] as [number, number] } },
      cursor: { show: false },
      legend: { show: false },
      axes: [
        { ...axis, label: x },
        { ...axis, label: y, size: 56 },
      ],
      series: [
        {},
        ...edges.map(() => ({ stroke: 'transparent', width: 0, points: { show: false } })),
        ...series.map(({ name, as }) => ({ label: name, ...looks[as] })),
      ],
      ...(band && { bands: [{ series: [1, 2] as [number, number], fill: `${inks.accent}33` }] }),
      hooks: { draw: [(plot) => upright(plot, marks, inks.bad)] },
    },
    data: [xs, ...edges, ...series.map((s) => s.values)].map((values) => [...values]) as uPlot.AlignedData,
  }
}

function upright({ ctx, bbox, valToPos }: uPlot, marks: readonly number[], ink: string): void {
  ctx.save()
  ctx.strokeStyle = ink
  ctx.lineWidth = 2
  ctx.setLineDash([6, 4])
  for (const mark of marks) {
    const at = valToPos(mark, 'x', true)
    ctx.beginPath()
    ctx.moveTo(at, bbox.top)
    ctx.lineTo(at, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}
