// Is this establishment already in the register? Possible duplicates are pointed out with the reason; nobody is merged by a machine.
import { byVietnamese, fold, hasLookAlikes, nfc } from '../basics/text.ts'
import { rootOf } from './establishment.ts'
import { latinised, likeness, toneKey } from './likeness.ts'

/** What two records are compared by. */
export type Likable = { readonly id: string; readonly name: string; readonly identityNo: string | null; readonly phone: string }

export type Reason =
  | 'same-number'
  | 'same-enterprise'
  | 'same-phone'
  | 'same-name'
  | 'tone-placement'
  | 'marks-differ'
  | 'look-alike-letters'
  | 'alike-name'

export type Duplicate<T extends Likable> = { readonly other: T; readonly reasons: readonly Reason[] }

const STRENGTH: Readonly<Record<Reason, number>> = {
  'same-number': 100,
  'same-enterprise': 60,
  'same-phone': 40,
  'same-name': 50,
  'tone-placement': 49,
  'look-alike-letters': 48,
  'marks-differ': 40,
  'alike-name': 20,
}

/** Words that say the legal form, as they stand at the head of a name once folded; longest first. */
const LEGAL_FORMS = [
  'lien hiep hop tac xa',
  'doanh nghiep tu nhan',
  'trach nhiem huu han',
  'co so san xuat',
  'ho kinh doanh',
  'mot thanh vien',
  'hop tac xa',
  'to hop tac',
  'cong ty',
  'co phan',
  'chi nhanh',
  'ho kd',
  'co so',
  'lhhtx',
  'tnhh',
  'dntn',
  'cty',
  'htx',
  'hkd',
  'tht',
  'mtv',
  'cp',
]

/** "Công ty TNHH MTV Chè Tả Lèng" and "Cty TNHH che Ta Leng" are both "che ta leng". A name of legal words alone stays whole. */
export function coreName(name: string): string {
  const folded = fold(latinised(name))
  let rest = folded
  for (let form = formAt(rest); form !== undefined; form = formAt(rest)) rest = rest.slice(form.length).trim()
  return rest === '' ? folded : rest
}

function formAt(text: string): string | undefined {
  return LEGAL_FORMS.find((form) => text === form || text.startsWith(`${form} `))
}

/** The same cut as coreName, on the name with its marks. */
function coreWithMarks(name: string): string {
  const words = nfc(name).split(/\s+/u)
  return words.slice(-coreName(name).split(' ').length).join(' ').toLowerCase()
}

export function possibleDuplicates<T extends Likable>(one: Likable, others: readonly T[]): Duplicate<T>[] {
  return others
    .filter((other) => other.id !== one.id)
    .map((other) => ({ other, reasons: reasonsFor(one, other) }))
    .filter((found) => found.reasons.length > 0)
    .sort((a, b) => strength(b.reasons) - strength(a.reasons) || byVietnamese(a.other.name, b.other.name))
}

function strength(reasons: readonly Reason[]): number {
  return reasons.reduce((total, reason) => total + STRENGTH[reason], 0)
}

export function reasonsFor(one: Likable, other: Likable): Reason[] {
  const name = nameReason(one.name, other.name)
  return [
    ...numberReasons(one.identityNo, other.identityNo),
    ...(one.phone !== '' && one.phone === other.phone ? (['same-phone'] as const) : []),
    ...(name ? [name] : []),
  ]
}

function numberReasons(one: string | null, other: string | null): Reason[] {
  if (one === null || other === null) return []
  if (one === other) return ['same-number']
  return rootOf(one) === rootOf(other) ? ['same-enterprise'] : []
}

function nameReason(one: string, other: string): Reason | undefined {
  const [a, b] = [coreName(one), coreName(other)]
  if (a !== b) return likeness(a, b) ? 'alike-name' : undefined
  if (hasLookAlikes(one) !== hasLookAlikes(other)) return 'look-alike-letters'
  const [x, y] = [coreWithMarks(one), coreWithMarks(other)]
  if (x === y) return 'same-name'
  return toneKey(x) === toneKey(y) ? 'tone-placement' : 'marks-differ'
}
