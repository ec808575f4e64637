import pg from 'pg'

const base = 'postgresql://cairn:cairn@localhost:54329'
export async function createTestDatabase() {
  const name = `t_${Math.random().toString(36).slice(2)}`
  const c = new pg.Client(`${base}/postgres`)
  await c.connect()
  await c.query(`CREATE DATABASE ${name} TEMPLATE tmpl`)
  return {
    url: `${base}/${name}`,
    drop: async () => {
      await c.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await c.end()
    },
  }
}
