// Makes programmes/mau-chuong-trinh.xlsx and programmes/programme.schema.json from the code that reads them.
import { readFileSync, writeFileSync } from 'node:fs'
import { checkProgramme } from '../src/programme/document.check.ts'
import { programmeJsonSchema } from '../src/programme/document.json-schema.ts'
import { programmeWorkbook } from '../src/programme/workbook.write.ts'

const FOLDER = new URL('../programmes/', import.meta.url)
const { written, findings } = checkProgramme(readFileSync(new URL('lai-chau-2021-2025.json', FOLDER), 'utf8'))
if (!written) throw new Error(findings.map((one) => `${one.line}: ${one.reason}`).join('\n'))
writeFileSync(new URL('mau-chuong-trinh.xlsx', FOLDER), await programmeWorkbook(written))
writeFileSync(new URL('programme.schema.json', FOLDER), programmeJsonSchema())
