// khuyen-cong user: the first administrator, and the way back in when a password is lost. Passwords are shown once.
import { parseArgs } from 'node:util'
import { say } from '../app.ts'
import { makePerson, renewPassword } from '../people/make-person.actions.ts'
import { isRole, ROLE_WORDS, ROLES } from '../people/role.ts'
import type { Settings } from '../settings.ts'
import { openHouseFor } from './house.ts'

const HELP = `Cách dùng:
  khuyen-cong user create TÊN --name "Họ và tên" --title "Chức danh" --role VAI [--role VAI…] [--commune MÃ] [--establishment ID]
  khuyen-cong user reset TÊN
Vai: ${ROLES.map((role) => `${role} (${ROLE_WORDS[role]})`).join(', ')}`

const OPTIONS = {
  name: { type: 'string' },
  title: { type: 'string' },
  role: { type: 'string', multiple: true },
  commune: { type: 'string' },
  establishment: { type: 'string' },
} as const

export async function user(settings: Settings, args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  const [act, login] = positionals
  const roles = (values.role ?? ['administrator']).filter(isRole)
  if (login === undefined || (act !== 'create' && act !== 'reset') || roles.length !== (values.role ?? ['administrator']).length) {
    console.log(HELP)
    return 2
  }
  const house = await openHouseFor({ settings, log: console.log, purpose: 'production', beside: true })
  try {
    const { province } = settings
    const newcomer = {
      login,
      name: values.name ?? login,
      title: values.title ?? ROLE_WORDS[roles[0] ?? 'administrator'],
      roles,
      province,
      communeCode: values.commune,
      establishmentId: values.establishment,
    }
    const outcome =
      act === 'create' ? await makePerson(house.pool, newcomer, new Date()) : await renewPassword(house.pool, { province, login }, new Date())
    if (!outcome.ok) {
      for (const refusal of outcome.refusals) console.error(say(refusal))
      return 1
    }
    console.log(`Tên đăng nhập: ${outcome.value.login}\nMật khẩu (chỉ in một lần, phải đổi khi đăng nhập): ${outcome.value.password}`)
    return 0
  } finally {
    await house.close()
  }
}
