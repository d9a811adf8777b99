import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Entry, faultsOfLockFile, refusalOfNpm } from './lock-file.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'))
const manifest: Entry = read('package.json')
const { packages }: { packages: Record<string, Entry> } = read('package-lock.json')

const without = (path: string) => Object.fromEntries(Object.entries(packages).filter(([key]) => key !== path))
const isNested = (path: string) => path.indexOf('node_modules/') !== path.lastIndexOf('node_modules/')

test('tệp khóa của kho nêu đủ gói của mọi nền, đúng như package.json', () => {
  assert.deepEqual(faultsOfLockFile(manifest, packages), [])
  assert.equal(refusalOfNpm(ROOT, JSON.stringify({ lockfileVersion: 3, packages })), undefined)
})

test('bất kỳ gói nào bị bỏ khỏi tệp khóa cũng bị phát hiện và được gọi tên, kể cả gói của nền khác', () => {
  const own = Object.keys(packages).filter((path) => path !== '' && !isNested(path))
  const unseen = own.filter((path) => faultsOfLockFile(manifest, without(path)).length === 0)
  assert.deepEqual(unseen, [])
  assert.deepEqual(faultsOfLockFile(manifest, without('node_modules/@esbuild/aix-ppc64')), [
    '@esbuild/aix-ppc64, asked for by node_modules/esbuild, is missing',
  ])
})

test('một phiên bản riêng của gói bên trong bị bỏ khỏi tệp khóa thì npm từ chối', () => {
  const nested = Object.keys(packages).find((path) => isNested(path) && faultsOfLockFile(manifest, without(path)).length === 0) ?? assert.fail()
  assert.match(refusalOfNpm(ROOT, JSON.stringify({ lockfileVersion: 3, packages: without(nested) })) ?? '', /npm error/)
})

test('phiên bản trong package.json khác tệp khóa thì bị phát hiện', () => {
  const other = { ...manifest, dependencies: { ...manifest.dependencies, fastify: '5.0.0', 'left-pad': '1.3.0' } }
  assert.deepEqual(faultsOfLockFile(other, packages), [
    `fastify is 5.0.0 in package.json and ${manifest.dependencies?.fastify} here`,
    'left-pad is 1.3.0 in package.json and unknown here',
  ])
})
