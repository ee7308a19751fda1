module invoice/number

go 1.21
