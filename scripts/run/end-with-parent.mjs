// Preloaded into servers that a command starts: they end when it does, also when it was killed.
process.on('disconnect', () => process.exit(1))
