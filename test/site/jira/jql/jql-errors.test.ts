import { searchJql } from './search-jql';
import { ann, smallSite } from './small-site';

function messages(jql: string): readonly string[] {
  const answer = searchJql(jql, smallSite(), ann);
  return answer.ok ? ['found something instead'] : answer.messages;
}

const operators =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";
const formats =
  "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

describe('a query that does not parse is refused in the words of Jira', () => {
  it.each([
    [
      'invalid query',
      `Error in the JQL Query: Expecting operator but got 'query'. ${operators} (line 1, character 9)`,
    ],
    ['a', `Error in the JQL Query: Expecting operator before the end of the query. ${operators}`],
    [
      'project =',
      'Error in JQL Query: Expecting either a value, list or function before the end of the query.',
    ],
    [
      'project = LAUNCH AND status = = Done',
      "Error in JQL Query: Expecting either a value, list or function but got '='. You must surround '=' in quotation marks to use it as a value. (line 1, character 31)",
    ],
    [
      'project in ()',
      "Error in JQL Query: Expecting either a value, list or function but got ')'. You must surround ')' in quotation marks to use it as a value. (line 1, character 13)",
    ],
    [
      'project = LAUNCH AND',
      'Error in the JQL Query: Expecting a field name at the end of the query.',
    ],
    [
      'project = LAUNCH status',
      "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 18)",
    ],
    [
      'project = LAUNCH AND (status = Done',
      "Error in the JQL Query: Expecting ')' before the end of the query.",
    ],
    [
      'summary ~ "unclosed',
      "Error in the JQL Query: The quoted string 'unclosed' has not been completed. (line 1, character 11)",
    ],
    [
      "comment ~ '",
      'Error in the JQL Query: The quoted string has not been completed. (line 1, character 11)',
    ],
    [
      'summary ~ order',
      "Error in JQL Query: Expecting either a value, list or function but got 'order'. You must surround 'order' in quotation marks to use it as a value. (line 1, character 11)",
    ],
    [
      'summary ~ size',
      "Error in the JQL Query: 'size' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
    ],
    [
      'reporter=a/user/with/slash',
      "Error in the JQL Query: The character '/' is a reserved JQL character. You must enclose it in a string or use the escape '\\u002f' instead. (line 1, character 11)",
    ],
    ['a =b order', "Error in the JQL Query: Expecting 'by' before the end of the query."],
    [
      'a =b order summary',
      "Error in the JQL Query: Expecting 'by' but got 'summary'. (line 1, character 12)",
    ],
    ['a =b order by', 'Error in the JQL Query: Expecting a field name at the end of the query.'],
    [
      'a =b order by asc',
      "Error in the JQL Query: Expecting a field name but got 'asc'. You must surround 'asc' in quotation marks to use it as a field name. (line 1, character 15)",
    ],
    [
      'a =b order by ajsks blah',
      "Error in the JQL Query: Expecting either 'ASC' or 'DESC' but got 'blah'. (line 1, character 21)",
    ],
    [
      'order by a desc d',
      "Error in the JQL Query: Expecting ',' but got 'd'. (line 1, character 17)",
    ],
    [
      'a =a and j not is empty',
      "Error in the JQL Query: Expecting 'IN' but got 'is'. (line 1, character 16)",
    ],
    ['a = func(', "Error in the JQL Query: Expecting ')' before the end of the query."],
    [
      'a was',
      'Error in JQL Query: Expecting either a value, list or function before the end of the query.',
    ],
    [
      ', a = b',
      "Error in the JQL Query: Expecting a field name but got ','. You must surround ',' in quotation marks to use it as a field name. (line 1, character 1)",
    ],
    [
      'project = A\nand ) ',
      "Error in the JQL Query: Expecting a field name but got ')'. You must surround ')' in quotation marks to use it as a field name. (line 2, character 5)",
    ],
  ])('%s', (jql, message) => {
    expect(messages(jql)).toEqual([message]);
  });
});

describe('a query that makes no sense is refused in the words of Jira', () => {
  const unknown = (name: string) =>
    `Field '${name}' does not exist or you do not have permission to view it.`;
  it.each([
    ['universe = 42', unknown('universe')],
    ['customfield_10016 > 3', unknown('customfield_10016')],
    ['cf[99] = 1', unknown('cf[99]')],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['project = 99', "A value with ID '99' does not exist for the field 'project'."],
    ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
    ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
    ['fixVersion = "9"', "The value '9' does not exist for the field 'fixVersion'."],
    ['key = APP-99', "An issue with key 'APP-99' does not exist for field 'key'."],
    ['id in (2, 99)', "A value with ID '99' does not exist for the field 'id'."],
    ['issue = K-2', "The issue key 'K-2' for field 'issue' is invalid."],
    [
      'sprint = "Nope"',
      "Sprint with name 'Nope' does not exist or you do not have permission to view it.",
    ],
    ['Severity = Trivial', "The option 'Trivial' for field 'Severity' does not exist."],
    ['project ~ APP', "The operator '~' is not supported by the 'project' field."],
    ['summary = test', "The operator '=' is not supported by the 'summary' field."],
    ['text !~ test', "The operator '!~' is not supported by the 'text' field."],
    ['status > Done', "The operator '>' is not supported by the 'status' field."],
    [
      'summary in test',
      "Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.",
    ],
    [
      'project = APP and status not in Done order by key',
      "Operator 'not in' does not support the non-list value '\"Done\"' for field 'status'.",
    ],
    ['filter = 10000', "A value with ID '10000' does not exist for the field 'filter'."],
    ['summary in (test)', "The operator 'in' is not supported by the 'summary' field."],
    ['key is EMPTY', "The field 'key' does not support searching for EMPTY values."],
    ['created > "yesterday"', `Date value 'yesterday' for field 'created' is invalid. ${formats}`],
    ['created > now("-1h")', "Function 'now' expected '0' arguments but received '1'."],
    [
      'created > startOfDay("soon")',
      "Duration for function 'startOfDay' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.",
    ],
    ['issue in bogus()', "Unable to find JQL function 'bogus()'."],
    [
      'status = currentUser()',
      "A value provided by the function 'currentUser' is invalid for the field 'status'.",
    ],
    [
      'sprint = openSprints()',
      "Operator '=' does not support the list value 'openSprints()' for field 'sprint'.",
    ],
    [
      'assignee in membersOf(devs)',
      "Function 'membersOf' can not generate a list of usernames for group 'devs'; the group does not exist.",
    ],
    ['text ~ ""', "The field 'text' does not support searching for an empty string."],
    ['text ~ "AND"', "Unable to parse the text 'AND' for field 'text'."],
    ['project = APP order by bogus', "Not able to sort using field 'bogus'."],
    [
      'order by created',
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ],
    [
      '',
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ],
  ])('%s', (jql, message) => {
    expect(messages(jql)).toEqual([message]);
  });

  it('all its mistakes at once', () => {
    expect(messages('nosuch = 1 and project = NOPE and created > soon order by bogus')).toEqual([
      unknown('nosuch'),
      "The value 'NOPE' does not exist for the field 'project'.",
      `Date value 'soon' for field 'created' is invalid. ${formats}`,
      "Not able to sort using field 'bogus'.",
    ]);
  });
});
