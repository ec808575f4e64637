-- AlterEnum
ALTER TYPE "help_cause" ADD VALUE 'misses-in-a-row';
ALTER TYPE "help_cause" ADD VALUE 'low-accuracy';
