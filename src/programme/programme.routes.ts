// The decision as it stands, its versions and the Excel template: read by everyone who signs in.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { ok, refuse } from '../basics/outcome.ts'
import { versionField } from '../platform/fields.ts'
import type { Route } from '../platform/route.ts'
import { route } from '../platform/route.ts'
import { DecisionPage } from './decision.page.tsx'
import { chosenProgramme, decisionVersions, targetLines } from './programme.actions.ts'
import { programmeField } from './programme.field.ts'

const TEMPLATE = new URL('../../programmes/mau-chuong-trinh.xlsx', import.meta.url)
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const programmeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/programme/decision',
    title: 'Quyết định phê duyệt chương trình và các bản đã nạp',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({ version: versionField.optional(), programme: programmeField }),
    run: async (ask, { version, programme: code }) => {
      const chosen = await chosenProgramme(ask, code, 'programme.not-found')
      if (!chosen.ok) return chosen
      const { programme } = chosen.value
      const versions = await decisionVersions(ask, programme.id)
      const shown = versions.find((one) => one.version === (version ?? programme.currentVersion))
      if (!shown) return refuse('programme.version-not-found', { version: String(version), last: String(programme.currentVersion) })
      const lines = await targetLines(ask, programme.id)
      return ok({ chosen: chosen.value, programme, shown, versions, withdrawn: version === undefined ? lines.filter((line) => line.withdrawn) : [] })
    },
    page: (data, context) => DecisionPage({ data, context }),
  }),
  route({
    method: 'GET',
    path: '/programme/template',
    title: 'Mẫu Excel để nhập chương trình',
    allow: 'signed-in',
    reach: 'province',
    input: z.strictObject({}),
    run: async () => ok(await readFile(TEMPLATE)),
    download: (bytes) => ({ fileName: 'mau-chuong-trinh.xlsx', type: XLSX, bytes }),
  }),
]
