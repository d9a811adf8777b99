// Where the built stylesheet, fonts and islands are. `scripts/build.mjs` writes the manifest; the names carry a hash of the content.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ASSET_FOLDER = join(import.meta.dirname, '../../.build/assets')
const MANIFEST = join(import.meta.dirname, '../../.build/manifest.json')

export type Manifest = {
  /** Changes when any source of the build does. */
  readonly stamp: string
  /** "app.css" -> "app-3f2a91c0.css" */
  readonly files: Readonly<Record<string, string>>
}

let manifest: Manifest | undefined

function loadManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest
  } catch (cause) {
    throw new Error('the stylesheet is not built yet: run `npm run build` (npm start does it by itself)', { cause })
  }
}

/** "app.css" -> "/assets/app-3f2a91c0.css" */
export function assetUrl(name: string): string {
  manifest ??= loadManifest()
  const file = manifest.files[name]
  if (!file) throw new Error(`no built file for "${name}"; the build knows ${Object.keys(manifest.files).join(', ')}`)
  return `/assets/${file}`
}
