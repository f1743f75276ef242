export { questionsFrom, type CallersQuestion } from './generate.ts';
export { secondAuthorsQuestions } from './second-author.ts';
