// The first page of those who act on no đề án: what each of them comes to see. Kept totals and short lists alone.

import { countAccounts } from '../people/person.actions.ts'
import type { Ask } from '../platform/route.ts'
import { normsInForce } from '../programme/norm.actions.ts'
import { currentProgramme } from '../programme/programme.actions.ts'
import { listProjects } from '../project/list.actions.ts'
import type { ListQuery } from '../project/list.ts'
import { onlyCommune } from '../registry/access.ts'
import { listEstablishments } from '../registry/establishment-view.actions.ts'
import { trailState } from '../trail/reading.actions.ts'
import { disbursed } from './money.ts'
import { programmeBoard } from './overdue.actions.ts'
import type { Audited, Kept, Local, Overview } from './overview-view.ts'

const LATEST = 8

export async function overviewFor(ask: Ask): Promise<Overview> {
  const { roles } = ask.who
  return {
    today: ask.today,
    audited: roles.includes('auditor') ? await auditedBy(ask) : undefined,
    kept: roles.includes('administrator') ? await keptBy(ask) : undefined,
    local: onlyCommune(ask.who) === undefined ? undefined : await localTo(ask),
  }
}

async function auditedBy(ask: Ask): Promise<Audited> {
  const board = await programmeBoard(ask, {})
  const trail = await trailState(ask)
  if (!board.ok) return { trail }
  const { money, overdue } = board.value
  return { trail, money: { paid: disbursed(money.state.stages), planned: money.state.planned, overdue } }
}

async function keptBy(ask: Ask): Promise<Kept> {
  const norms = await normsInForce(ask, { level: 'local', province: ask.province, on: ask.today })
  return {
    accounts: await countAccounts(ask),
    programme: await currentProgramme(ask),
    norms: { inForce: norms.length, unverified: norms.filter(({ standing }) => standing !== 'verified').length },
  }
}

const NEWEST: ListQuery = { q: '', sort: 'changed', page: 1 }

async function localTo(ask: Ask): Promise<Local | undefined> {
  const establishments = await listEstablishments(ask, { q: '', commune: undefined, kind: undefined, page: 1 })
  const all = await listProjects(ask, NEWEST, LATEST)
  const underway = await listProjects(ask, { ...NEWEST, state: 'underway' }, 1)
  if (!establishments.ok || !all.ok || !underway.ok) return undefined
  const { held, total, capped } = establishments.value
  return {
    place: held ?? '',
    establishments: { rows: total, capped },
    projects: all.value.total,
    underway: underway.value.total,
    latest: all.value.rows,
  }
}
