export { withFileLock } from './file-lock.ts'
export { generateAllClients, generateClient } from './generate.ts'
export { initialiseServer } from './initialise.ts'
export {
  applyMigrations,
  EXTENSIONS,
  type MigrationStatus,
  migrationStatus,
  readMigrations,
  resetDatabase,
} from './migrate.ts'
export { newMigration, schemaDifference } from './new-migration.ts'
export {
  databaseName,
  databasePackageDirectory,
  databaseRole,
  developmentPassword,
  isServiceName,
  migrationsDirectory,
  repositoryRoot,
  SERVICES,
  type ServiceName,
  serviceDatabaseUrl,
} from './services.ts'
