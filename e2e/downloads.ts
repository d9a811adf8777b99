// What an office program would read in the files a person saved.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { partsOf, wordsOf } from '../src/papers/layout/paper.fixture.ts'

/** Presses a link that saves a file, and answers where it lies. */
export async function saved(page: Page, name: RegExp): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).first().click()])
  return await download.path()
}

export async function wordText(path: string): Promise<string> {
  return wordsOf((await partsOf(await readFile(path))).get('word/document.xml') ?? '')
}

export async function excelFigures(path: string): Promise<number[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.read(createReadStream(path))
  const figures: number[] = []
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell(({ value }) => {
        if (typeof value === 'number') figures.push(value)
      }),
    )
  return figures
}
