// What the operator may set. Read once from the environment; everything has a safe default.
import { join, resolve } from 'node:path'

export type Settings = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Left out: the embedded PostgreSQL in the data folder. */
  readonly databaseUrl: string | undefined
  readonly province: string
  readonly provinceName: string
  /** The address people use; https makes cookies secure. */
  readonly publicUrl: string | undefined
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError(`PORT phải là số từ 0 đến 65535, hiện là "${env.PORT}".`)
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    dataDir: resolve(env.DATA_DIR ?? join(import.meta.dirname, '../data')),
    databaseUrl: env.DATABASE_URL === '' ? undefined : env.DATABASE_URL,
    province: env.PROVINCE ?? '12',
    provinceName: env.PROVINCE_NAME ?? 'Lai Châu',
    publicUrl: env.PUBLIC_URL,
  }
}
