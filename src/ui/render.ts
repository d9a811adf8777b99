// Markup to text: the only place that calls the renderer. A page is drawn for each request; sheets of figures once for the same facts.
import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** A part of a page, for islands and tests. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}

const MOST_KEPT = 64

const drawn = new Map<unknown, Map<string, string[]>>()

/**
 * Figures change when money or evidence does and are looked at all day: what the same facts drew before is given again.
 * The component sees nothing but its facts, so nothing of who asks can be kept for another.
 */
export function drawnOnce<Facts extends object>(Component: (facts: Facts) => VNode, facts: Facts): VNode {
  const kept = drawn.get(Component) ?? new Map<string, string[]>()
  drawn.set(Component, kept)
  const key = spelled(facts)
  const before = kept.get(key)
  if (before) return jsxTemplate(before)
  const markup = [renderToString(Component(facts))]
  for (const oldest of kept.keys()) if (kept.size >= MOST_KEPT) kept.delete(oldest)
  kept.set(key, markup)
  return jsxTemplate(markup)
}

function spelled(facts: object): string {
  return JSON.stringify(facts, (_name, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`
    if (value instanceof Map || value instanceof Set || typeof value === 'function') throw new TypeError('facts to be kept are plain data')
    return value
  })
}
