// When the steps of an invented đề án fall, in the rhythm of TT 36/2013: registered in spring (national) or late summer (local),
// planned in December, done in the year, settled before it ends. The first year of the programme starts in January itself.
import type { Day } from '../basics/day.ts'
import type { DemoDossier } from './dossier.ts'
import type { Stage } from './stage.ts'

export type Season = { readonly draft: string; readonly appraise: string; readonly ministry: string; readonly spread: number }

/** When the plan a đề án stands in is built, sent up, approved, handed down. */
export type PlanDays = { readonly build: Day; readonly propose: Day; readonly approve: Day }

const WAITING: Readonly<Record<string, Season>> = {
  approved: { draft: '2025-08-04', appraise: '2025-09-15', ministry: '2025-10-06', spread: 8 },
  assigned: { draft: '2025-08-04', appraise: '2025-09-15', ministry: '2025-10-06', spread: 8 },
  appraised: { draft: '2025-09-15', appraise: '2025-10-20', ministry: '2025-11-10', spread: 6 },
  ministry: { draft: '2025-10-06', appraise: '2025-11-10', ministry: '', spread: 6 },
  appraising: { draft: '2025-11-03', appraise: '', ministry: '', spread: 5 },
  returned: { draft: '2025-10-20', appraise: '', ministry: '', spread: 6 },
  submitted: { draft: '2025-11-17', appraise: '', ministry: '', spread: 3 },
  draft: { draft: '2025-11-19', appraise: '', ministry: '', spread: 6 },
}

export function seasonOf({ year, level, late, end }: DemoDossier): Season {
  const waiting = late ? WAITING[end] : undefined
  if (waiting) return waiting
  if (year === 2021) {
    if (level === 'local') return { draft: '2021-01-06', appraise: '2021-02-22', ministry: '', spread: 8 }
    return { draft: '2021-01-05', appraise: '2021-01-25', ministry: '2021-02-22', spread: 3 }
  }
  if (level === 'local') return { draft: `${year - 1}-08-05`, appraise: `${year - 1}-10-05`, ministry: '', spread: 20 }
  return { draft: `${year - 1}-04-15`, appraise: `${year - 1}-06-01`, ministry: `${year - 1}-08-16`, spread: 12 }
}

/** One plan for each year, level and round. */
export function planRoundOf({ year, level, late, end }: DemoDossier): string {
  return `${year} ${level} ${late ? (end === 'appraised' ? 'next' : 'late') : 'main'}`
}

export function planDays(stage: Stage, round: string): PlanDays {
  const [year, , name] = round.split(' ')
  const of = (build: string, propose: string, approve: string) => ({
    build: stage.dayNear(build, 0),
    propose: stage.dayNear(propose, 0),
    approve: stage.dayNear(approve, 0),
  })
  if (name === 'next') return of('2025-11-20', '2025-11-27', '2025-12-31')
  if (name === 'late') return of('2025-10-15', '2025-10-20', '2025-10-28')
  if (year === '2021') return of('2021-03-08', '2021-03-12', '2021-03-25')
  const before = Number(year) - 1
  return of(`${before}-11-24`, `${before}-12-02`, `${before}-12-20`)
}

/** From contract to settlement, inside the plan year. */
export function workDays(stage: Stage, { year, late, end }: DemoDossier) {
  const near = (from: string, spread: number) => stage.dayNear(`${year}-${from}`, spread)
  if (late)
    return { assign: near('11-05', 4), contract: near('12-01', 5), change: near('12-08', 0), inspect: near('12-10', 3), accept: near('12-20', 0) }
  const first = year === 2021
  return {
    assign: first ? near('04-02', 6) : near('01-08', 8),
    contract: first ? near('04-16', 20) : near('02-22', 22),
    change: near('05-20', 8),
    inspect: near('06-10', 50),
    accept: end === 'accepted' ? near('10-27', 10) : near('09-05', 45),
  }
}
