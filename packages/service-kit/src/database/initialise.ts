import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { repositoryRoot } from './services.ts'

/** duplicate_database and duplicate_object: the database or role is there already. */
const ALREADY_THERE = new Set(['42P04', '42710'])

/**
 * Runs `docker/postgres/init.sql` against a server, as its superuser: the six databases, their six roles, who may connect
 * to what, and the extensions. May be repeated.
 */
export async function initialiseServer(adminUrl: string): Promise<void> {
  const script = await readFile(join(repositoryRoot(), 'docker/postgres/init.sql'), 'utf8')
  for (const section of splitSections(script)) {
    const url = new URL(adminUrl)
    if (section.database !== undefined) url.pathname = `/${section.database}`
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    try {
      for (const statement of section.statements) {
        await client.query(statement).catch((error: unknown) => {
          if (!(error instanceof pg.DatabaseError && error.code !== undefined && ALREADY_THERE.has(error.code)))
            throw error
        })
      }
    } finally {
      await client.end()
    }
  }
}

/**
 * The little of psql that init.sql uses: statements that end with a semicolon at the end of a line (CREATE DATABASE must
 * be sent alone), comments on lines of their own, and `\connect <database>`.
 */
export function splitSections(script: string): { database: string | undefined; statements: string[] }[] {
  const sections: { database: string | undefined; statements: string[] }[] = [{ database: undefined, statements: [] }]
  let statement: string[] = []
  for (const line of script.split('\n')) {
    const connect = /^\\connect\s+(\w+)/.exec(line)
    if (connect) {
      sections.push({ database: connect[1], statements: [] })
    } else if (line.startsWith('\\')) {
      throw new Error(`init.sql may use no psql command but \\connect, found: ${line}`)
    } else if (line.trim() !== '' && !line.trimStart().startsWith('--')) {
      statement.push(line)
      if (line.trimEnd().endsWith(';')) {
        sections.at(-1)?.statements.push(statement.join('\n'))
        statement = []
      }
    }
  }
  if (statement.length > 0) throw new Error(`init.sql ends inside a statement: ${statement[0]}`)
  return sections
}
