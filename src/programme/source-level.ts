// Whose budget a state source is: khuyến công quốc gia pays national đề án, every other state source pays local ones.
import { fold } from '../basics/text.ts'

export const SOURCE_LEVELS = ['national', 'local'] as const
export type SourceLevel = (typeof SOURCE_LEVELS)[number]

export const SOURCE_LEVEL_WORDS: Readonly<Record<SourceLevel, string>> = { national: 'quốc gia', local: 'địa phương' }

type Named = { readonly code: string; readonly name: string; readonly level?: SourceLevel | undefined }

/** What the source says of itself, else the larger source that holds it, else its code and name; what says nothing is local. */
export function levelOf(source: Named, above: readonly Named[]): SourceLevel {
  const chain = [source, ...above]
  return chain.find((one) => one.level !== undefined)?.level ?? (chain.some(isNamedNational) ? 'national' : 'local')
}

function isNamedNational({ code, name }: Named): boolean {
  return code === 'national' || /\b(khuyen cong quoc gia|kcqg)\b/.test(fold(name))
}
