// How many đề án with a contract, and how many accepted, stand at each place: what one move, or one change of place, does to the kept counts. Pure.
import { ACCEPTED, CONTRACTED } from './lifecycle.ts'
import type { Project } from './project.ts'

type Standing = Pick<Project, 'programmeId' | 'year' | 'communeCode' | 'communeValidFrom' | 'state'>

/** Added to what is kept of one place and year; 1, 0 or -1 each. */
export type PlaceShift = Omit<Standing, 'state'> & { readonly contracted: number; readonly accepted: number }

/** Rows to change, always in the order of their places so that two movers never wait for each other; none while there is no contract. */
export function placeShifts(before: Standing, after: Standing): PlaceShift[] {
  const [out, into] = [shiftOf(before, -1), shiftOf(after, 1)]
  const moves = placeOf(before) !== placeOf(after)
  const shifts = moves ? [out, into] : [{ ...into, contracted: into.contracted + out.contracted, accepted: into.accepted + out.accepted }]
  return shifts.filter(({ contracted, accepted }) => contracted !== 0 || accepted !== 0).sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

function shiftOf({ programmeId, year, communeCode, communeValidFrom, state }: Standing, by: 1 | -1): PlaceShift {
  const contracted = CONTRACTED.includes(state) ? by : 0
  return { programmeId, year, communeCode, communeValidFrom, contracted, accepted: ACCEPTED.includes(state) ? by : 0 }
}

function placeOf({ communeCode, communeValidFrom }: Pick<Standing, 'communeCode' | 'communeValidFrom'>): string {
  return `${communeCode} ${communeValidFrom}`
}
