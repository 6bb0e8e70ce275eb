import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { type Drawing, plotOf } from './chart.draw.ts'

/** Draws, as wide as there is room, in the colours of the page; anew when either changes. */
export default function Plot({ drawing }: { readonly drawing: Drawing }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = box.current!
    let plot: uPlot | undefined
    const draw = () => {
      plot?.destroy()
      const { options, data } = plotOf(drawing, inks(place), place.clientWidth)
      plot = new uPlot(options, data, place)
    }
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const sizes = new ResizeObserver(() => {
      if (plot?.width !== place.clientWidth) draw()
    })
    sizes.observe(place)
    dark.addEventListener('change', draw)
    return () => {
      sizes.disconnect()
      dark.removeEventListener('change', draw)
      plot?.destroy()
    }
  }, [drawing])
  return <div ref={box} />
}

/** The page's colours as they are now: a canvas knows no variables. */
function inks(place: HTMLElement) {
  const probe = place.appendChild(document.createElement('i'))
  const of = (name: string) => {
    probe.style.color = `var(--${name})`
    return hex(getComputedStyle(probe).color)
  }
  const found = { ink: of('ink'), line: of('line'), accent: of('accent'), soft: of('soft'), bad: of('bad') }
  probe.remove()
  return found
}

function hex(color: string): string {
  const parts = color.match(/[\d.]+/g)?.slice(0, 3) ?? []
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`
}
