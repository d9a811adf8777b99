// Reads which verb was asked and opens the door. Each verb stands in src/commands/.
import { randomUUID } from 'node:crypto'
import EXIT from './exit-codes.json' with { type: 'json' }
import { PostgresRefused } from './platform/postgres/refused.ts'
import { readSettings } from './settings.ts'

type Command = (settings: ReturnType<typeof readSettings>, args: readonly string[]) => Promise<number>

const COMMANDS: Readonly<Record<string, { readonly help: string; readonly load: () => Promise<Command> }>> = {
  start: {
    help: 'chạy thử: cơ sở dữ liệu kèm theo, chương trình Lai Châu 2021-2025, dữ liệu minh hoạ',
    load: async () => (await import('./commands/start.ts')).start,
  },
  serve: { help: 'chạy chính thức: không dữ liệu minh hoạ, không tài khoản có sẵn', load: async () => (await import('./commands/serve.ts')).serve },
  programme: {
    help: 'check TỆP | load TỆP: kiểm tra hoặc nạp quyết định phê duyệt chương trình (JSON hoặc Excel)',
    load: async () => (await import('./commands/programme.ts')).programme,
  },
  user: { help: 'tạo người dùng, ví dụ người quản trị đầu tiên', load: async () => (await import('./commands/user.ts')).user },
  verify: {
    help: 'đối chiếu nhật ký, sổ kinh phí, số tổng và tệp; nêu lỗi đầu tiên',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
}

function help(): number {
  console.log('khuyen-cong VIỆC [tham số]\n')
  for (const [verb, { help: words }] of Object.entries(COMMANDS)) console.log(`  ${verb.padEnd(10)} ${words}`)
  console.log(
    '\nBiến môi trường: PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, PROVINCE, PROVINCE_NAME, TRUST_PROXY, LIMIT_ACCOUNT, LIMIT_ADDRESS, LIMIT_ALL.',
  )
  return 0
}

async function run(): Promise<number> {
  const [verb, ...args] = process.argv.slice(2)
  if (verb === undefined || verb === 'help' || verb === '--help') return help()
  const command = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined
  if (!command) {
    console.error(`Không có việc "${verb}".`)
    help()
    return 2
  }
  return await (await command.load())(readSettings(), args)
}

/** No such machine, nobody listening there, a wrong name, a wrong password, no such database. */
const NOT_LET_IN = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ERR_INVALID_URL', '28000', '28P01', '3D000'])

/** What an operator can put right is said in a sentence; a bug shows where it is. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof PostgresRefused || error instanceof RangeError) return error.message
  const { code = '', cause } = Object(error) as { code?: string; cause?: unknown }
  if (NOT_LET_IN.has(code))
    return `Không vào được cơ sở dữ liệu (${code}). Kiểm tra DATABASE_URL: máy, cổng, tên đăng nhập, mật khẩu, tên cơ sở dữ liệu.`
  return cause === undefined ? undefined : sentenceOf(cause)
}

/** A server that says no says it to whoever set it up; starting it again would change nothing (README, systemd unit). */
function exitCodeOf(verb: string | undefined, error: unknown): number {
  const serves = verb === 'serve' || verb === 'start'
  const passing = error instanceof PostgresRefused && error.mayPass
  return serves && sentenceOf(error) !== undefined && !passing ? EXIT.refused : EXIT.failed
}

/** Nobody caught it, so nobody knows what state we are in: it is written down under a number, and whoever keeps us running starts us anew. */
process.on('uncaughtException', (error) => {
  console.error(`[${randomUUID()}] Lỗi ngoài dự kiến, phần mềm dừng.`, error)
  process.exit(EXIT.crashed)
})

try {
  process.exitCode = await run()
} catch (error) {
  console.error(sentenceOf(error) ?? error)
  process.exitCode = exitCodeOf(process.argv[2], error)
}
