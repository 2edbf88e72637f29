// The client is generated from ../schema by `pnpm db shipping generate`; npm start and npm test do so by themselves.
export * from './generated/client.ts'
