// Do the rows still say what the trail tells of them? The first that does not, in one sentence an official can act on.
import { dayOf, formatDay, isDay, timeOf } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { Db } from '../platform/db.ts'
import { type ActWords, actWords } from './act-words.ts'
import { findDifference, nameOf } from './told.store.ts'
import type { Pair, Told } from './told.ts'

/** A Vietnamese sentence naming the record, the fact, what the row says and what the trail says; undefined when all agree. */
export async function firstUntold(db: Db, province: string, kinds: readonly Told[], words: ActWords): Promise<string | undefined> {
  for (const told of kinds) {
    const pair = await findDifference(db, province, told)
    if (pair)
      return `${told.what} của ${told.called.words} ${(await nameOf(db, told, pair.subjectId)) ?? pair.subjectId} ${differenceOf(told, pair, words)}`
  }
  return undefined
}

function differenceOf(told: Told, pair: Pair, words: ActWords): string {
  if (!pair.told)
    return `không có trong nhật ký: dữ liệu ghi ${rowInWords(told, pair.row)}${pair.writtenAt ? `, lúc ${instant(pair.writtenAt)}` : ''}.`
  const entry = `mục ${pair.seq} của chuỗi ${pair.chainId} (việc “${actWords(words, pair.act ?? '')}”, ${pair.at ? instant(pair.at) : ''}, người thực hiện: ${pair.personName})`
  if (!pair.row) return `không còn đúng trong dữ liệu: nhật ký, ${entry}, ghi ${rowInWords(told, pair.told)}.`
  const { row, told: said } = pair
  const [name, held] = Object.entries(told.facts).find(([fact]) => said[fact] !== null && said[fact] !== row[fact]) ?? []
  if (name === undefined || !held) return `không khớp nhật ký: người ghi trong dữ liệu là ${pair.writtenBy}, nhật ký, ${entry}, là ${pair.personId}.`
  return `không khớp nhật ký: ${held.words} dữ liệu ghi ${inWords(name, row[name])}, nhật ký, ${entry}, ghi ${inWords(name, said[name])}.`
}

function instant(at: Date): string {
  return `${timeOf(at)} ngày ${formatDay(dayOf(at))}`
}

function rowInWords({ facts }: Told, values: Pair['row']): string {
  const told = Object.entries(facts).filter(([name]) => (values?.[name] ?? '') !== '')
  return told.map(([name, { words }]) => `${words} ${inWords(name, values?.[name])}`).join(', ')
}

function inWords(name: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '(trống)'
  if (name.endsWith('Dong') && /^\d+$/.test(value)) return `${formatDong(BigInt(value))} đồng`
  return isDay(value) ? formatDay(value) : value
}
