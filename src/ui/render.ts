// Markup to text, once per request: the only place that calls the renderer.
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}

/** A part of a page, for islands and tests. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}
