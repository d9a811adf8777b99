// `serve` as it is, deliberate defects allowed: for tests of tests.
import { readSettings } from '../settings.ts'
import { keepOpen } from './serve.ts'

process.exitCode = await keepOpen(readSettings())
