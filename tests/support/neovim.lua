-- A sitting in a real editor: nvim --headless --clean -c 'luafile neovim.lua', in a copy of tests/golden/editor/input,
-- with the program in $DEXLINT. Says what it sees; ends with an error where it sees something else. Neovim 0.7 or newer.
local name = 'charts/pach/values.yaml'
local messages = {}

local function fail(what)
  io.stderr:write('\nfailed: ' .. what .. '\n' .. table.concat(messages, '\n') .. '\n')
  vim.cmd('cquit 1')
end

local function say(text)
  table.insert(messages, text)
  io.stdout:write(text .. '\n')
end

local function expect(what, holds)
  say((holds and 'ok: ' or 'NOT: ') .. what)
  if not holds then fail(what) end
end

local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, (one.code or one.user_data.lsp.code) .. ':' .. one.lnum + 1)
  end
  table.sort(found)
  return table.concat(found, ' ')
end

-- Waits until the editor shows these diagnostics.
local function expect_codes(expected)
  vim.wait(10000, function() return codes() == expected end, 20)
  expect('diagnostics are ' .. expected .. ', here ' .. codes(), codes() == expected)
end

-- Puts the cursor on the first place of `text`, and asks there.
local function ask(method, text)
  vim.fn.cursor(1, 1)
  expect('the text holds ' .. text, vim.fn.search('\\V' .. text, 'cW') > 0)
  local parameters = method == 'textDocument/codeAction' and vim.lsp.util.make_range_params()
    or vim.lsp.util.make_position_params()
  parameters.context = {diagnostics = {}}
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, parameters, 10000) or {}) do
    return answer.result
  end
end

-- Carries an action out, as the editor does when one is chosen: it asks for the edits then.
local function choose(action)
  expect('an action is offered without its edits', action.edit == nil)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, 'codeAction/resolve', action, 10000) or {}) do
    vim.lsp.util.apply_workspace_edit(answer.result.edit, 'utf-16')
  end
end

local function replace(line, text)
  vim.api.nvim_buf_set_lines(0, line - 1, line, true, {text})
end

local function session()
  vim.cmd('edit ' .. name)
  local client = vim.lsp.start_client({name = 'dexlint', cmd = {vim.env.DEXLINT, 'lsp'}, root_dir = vim.fn.getcwd()})
  expect('the server starts', client ~= nil)
  vim.lsp.buf_attach_client(0, client)
  expect_codes('DEX101:10 DEX203:11')

  local page = ask('textDocument/hover', 'n0t-a-real')
  expect('hover shows the page of the rule', page.contents.value:find('plaintext%-client%-secret') ~= nil)
  expect('and the field', page.contents.value:find('client secret issued by') ~= nil)

  local actions = ask('textDocument/codeAction', 'http://pach')
  expect('a fix and an ignore are offered', #actions == 2)
  choose(actions[1])
  expect_codes('DEX101:10')
  expect('the fix is in the text', vim.fn.getline(11):find('example.com/dex/callback') ~= nil)

  actions = ask('textDocument/codeAction', 'n0t-a-real')
  choose(actions[1])
  expect_codes('')
  expect('the ignore stands above', vim.fn.getline(10):find('dexlint: ignore%[DEX101%]') ~= nil)

  replace(6, '    type: git')
  expect_codes('DEX401:6')
  vim.fn.cursor(6, 1)
  local offered = ask('textDocument/completion', 'git')
  expect('types are offered', #offered > 10)
  replace(6, '    type: github')
  expect_codes('DEX404:8 DEX501:4')
  vim.cmd('qall!')
end

local done, problem = pcall(session)
if not done then fail(problem) end
