-- SERVER="…" OUT=file nvim --headless -u NONE -n -S neovim.lua page.md
-- Everything that an editor does with a server, in a Markdown buffer; prints one line a feature.
local command = vim.split(os.getenv("SERVER"), " ")
local out = {}
local function say(name, ok, seen) table.insert(out, (ok and "holds " or "NOT   ") .. name .. " | " .. tostring(seen)) end
local function finish()
  vim.fn.writefile(out, os.getenv("OUT"))
  vim.cmd("qa!")
end

vim.bo.filetype = "markdown"
local buffer = vim.api.nvim_get_current_buf()
local client
if vim.lsp.start then  -- 0.8 and newer
  client = vim.lsp.start({ name = "mkdocs-usecases", cmd = command, root_dir = vim.fn.getcwd() })
else                   -- 0.7 (Debian 12)
  client = vim.lsp.start_client({ name = "mkdocs-usecases", cmd = command, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(buffer, client)
end

local function wait(what) return vim.wait(60000, what, 20) end
local ready = wait(function() local c = vim.lsp.get_client_by_id(client); return c and c.server_capabilities and next(c.server_capabilities) ~= nil end)
say("initialized", ready, client)
wait(function() return #vim.diagnostic.get(buffer) > 0 end)
local d = vim.diagnostic.get(buffer)
say("diagnostics", #d > 0, d[1] and (d[1].lnum .. ":" .. d[1].col .. " " .. d[1].message))

local function ask(method, line, column, more)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), more or {})
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 5000) or {}
  for _, a in pairs(answers) do return a.result end
end

-- Completion: the request, and what Neovim makes of the items (the same as its omnifunc does).
-- (In normal mode the cursor cannot stand behind the last letter, so the place is given.)
local items = ask("textDocument/completion", 8, 13, { position = { line = 7, character = 13 } })
local words = items and vim.tbl_map(function(i) return i.word end, vim.lsp.util.text_document_completion_list_to_complete_items(items, ""))
say("completion", words and #words > 0, words and table.concat(words, " "):sub(1, 60))
local hover = ask("textDocument/hover", 5, 5)
say("hover", hover ~= nil, hover and hover.contents.value)
vim.api.nvim_win_set_cursor(0, { 7, 14 })
vim.lsp.buf.definition()
wait(function() return vim.api.nvim_win_get_cursor(0)[1] == 5 end)
say("definition (jump)", vim.api.nvim_win_get_cursor(0)[1] == 5, "cursor in line " .. vim.api.nvim_win_get_cursor(0)[1])
local refs = ask("textDocument/references", 5, 5, { context = { includeDeclaration = true } })
say("references", refs and #refs == 2, refs and #refs)
local symbols = ask("textDocument/documentSymbol", 5, 5)
say("document symbols", symbols and #symbols > 0, symbols and symbols[1] and symbols[1].name)
vim.api.nvim_win_set_cursor(0, { 5, 5 })
vim.lsp.buf.rename("UC-40")
wait(function() return vim.fn.getline(5) == "id: UC-40" end)
say("rename (applied)", vim.fn.getline(5) == "id: UC-40" and vim.fn.getline(7) == "specializes: UC-40", vim.fn.getline(5) .. ", " .. vim.fn.getline(7))
-- A code action, chosen without asking: by vim.ui.select, as plugins do.
vim.ui.select = function(choices, _, on) on(choices[1], 1) end
vim.api.nvim_win_set_cursor(0, { 4, 1 })
vim.lsp.buf.code_action({ context = { only = { "quickfix" }, diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, 3) } })
wait(function() return vim.fn.getline(4):match("^summary") end)
say("code action (applied)", vim.fn.getline(4):match("^summary") ~= nil, vim.fn.getline(4))
finish()
