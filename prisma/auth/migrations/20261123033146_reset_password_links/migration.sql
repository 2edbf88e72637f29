-- AlterEnum
ALTER TYPE "email_token_purpose" ADD VALUE 'reset_password';
